"""Owns whose a find is: its author's own, somebody else's, or that of an organisation.

What is nearest before it decides, then what follows; with nothing said it is taken for the
author's own, which is held and offered to be taken out, and costs nobody a strike.
"""

from __future__ import annotations

import re
from enum import StrEnum

_BEFORE_CHARACTERS, _AFTER_CHARACTERS = 90, 50


class Owner(StrEnum):
    AUTHOR = "author"
    ANOTHER = "another"
    ORGANISATION = "organisation"


_THING = (
    r"(?:number|numbers|phone|cell|mobile|digits|landline|e-?mail|gmail|address|addy|house|home|"
    r"place|flat|"
    r"apartment|snap(?:chat)?|sc|insta(?:gram)?|ig|discord|telegram|whatsapp|tiktok|twitter|"
    r"facebook|fb|"
    r"kik|skype|steam|reddit|handle|user ?name|account|profile|page|tag|@|contact|details|info|"
    r"postcode|zip)"
)
_CONTRACTED = r"(?:it|that|what|here|there|let|who|how|where|when|everyone|today|he|she|one|so)"
_SOMEBODY = (
    r"(?:he|she|who|hes|shes|(?:this|that|the) (?:guy|girl|dude|boy|man|woman|kid|bitch|creep|"
    r"perv|bully|"
    r"bastard|person|teacher|asshole)|my (?:ex|mum|mom|dad|mother|father|brother|sister|boyfriend|"
    r"girlfriend|"
    r"bf|gf|husband|wife|friend|best friend|uncle|aunt|stepdad|stepmom|teacher|boss|neighbou?r|"
    r"bully|abuser|"
    r"stalker|rapist)|(?-i:[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?))"
)
_LIVES = (
    r"(?:lives?|living|stays?|staying|sleeps?|resides?|works?|hangs? out|moved|"
    r"goes to (?:school|class|work))"
)

_ANOTHERS = re.compile(
    rf"\b(?:his|her|hers|their|theirs|ur|your|(?!{_CONTRACTED}'s)(?!my\b)\w{{2,}}(?:'s|s'))\s"
    rf"(?:\w+[\s']){{0,3}}?{_THING}\b|"
    rf"\b{_SOMEBODY}(?: (?:still|now|currently|also|just|probably|'s|is|has been))* {_LIVES}\b|"
    rf"\b(?:he|she)'?s (?:at|on|living|staying)\b|"
    rf"\b(?:where|place) {_SOMEBODY} {_LIVES}\b|\byou(?: still)? live (?:at|on|in)\b|"
    r"\b(?:call|text|message|dm|ring|e-?mail|add|follow|find|hit|report|visit|get|snap) (?:him|"
    r"her)\b|"
    r"(?:\A|\b(?:go|let's|lets|everyone|everybody|please|pls|should|can|to|and)) (?:all )?"
    r"(?:spam|harass|raid|bully|stalk|expose|dox+|prank|attack|troll|hate on)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:my|mine|me|our|us|mi|mein|meine|mon|ma|mio|meu|minha|i'?m|i am|"
    r"i (?:\w+ ){0,2}(?:live|stay|use|work|go by)|we live)\b",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    rf"[\s,)\"'.:-]{{0,4}}(?:(?:is|was|=|<-+|←|that'?s|this is|it'?s|its)\s)?(?:"
    rf"(?:his|hers?|their|theirs|your|(?!{_CONTRACTED}'s)\w{{2,}}'s)\s(?:\w+\s){{0,2}}?{_THING}\b|"
    rf"(?:is|that'?s|this is|thats)?\s?where {_SOMEBODY} {_LIVES}\b|"
    r"(?:so |and |go |everyone |everybody |please |pls |now |let'?s ){0,3}"
    r"(?:spam|harass|raid|bully|stalk|expose|attack|call|text|message|get|find|visit|egg) (?:him|"
    r"her)\b|"
    r"(?:go |everyone |everybody |and ){0,3}(?:spam|harass|raid|bully|stalk|attack) (?:them|this|"
    r"that)\b)",
    re.IGNORECASE,
)
# Close before, and in the same line: "the clinic is on ...", "write to the charity: ...".
_ORGANISATION = re.compile(
    r"\b(?:help ?lines?|hot ?lines?|warm ?lines?|crisis (?:line|team|cent(?:re|er)|service)|"
    r"support (?:line|team|group)|samaritans|child ?line|life ?line|police|hospital|clinic|surgery|"
    r"gp|a&e|emergency (?:room|line)|pharmacy|shelter|refuge|charity|advice cent(?:re|er)|council|"
    r"embassy|sos|seelsorge)\b[^\n]{0,30}\Z",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n\n|;")


def whose(text: str, start: int, end: int) -> Owner:
    """Whose `text[start:end]` is. Looks at no more than a sentence around it."""
    before = _last_sentence(_plain(text[max(0, start - _BEFORE_CHARACTERS) : start]))
    anothers = _last(_ANOTHERS, before)
    own = _last(_OWN, before)
    if anothers >= 0 and anothers >= own:
        return Owner.ANOTHER
    if own < 0 and _SAID_AFTER.match(_plain(text[end : end + _AFTER_CHARACTERS])):
        return Owner.ANOTHER
    if own < 0 and _ORGANISATION.search(before):
        return Owner.ORGANISATION
    return Owner.AUTHOR


def _plain(text: str) -> str:
    return text.replace("\u2019", "'")


def _last_sentence(before: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _last(pattern: re.Pattern[str], before: str) -> int:
    """Where its last match begins, -1 without one."""
    return max((match.start() for match in pattern.finditer(before)), default=-1)
