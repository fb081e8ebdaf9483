"""What e-mail addresses and links look like, plainly written or spelled out.

Works on folded text (lower case, plain digits and signs). Every pattern runs in time that
grows in step with the text: bounded repeats only, and nothing nested.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import accumulate

import re2
from linkify_it import LinkifyIt

from moderation.detectors.handles import NAMES_A_SERVICE, SPACE
from moderation.normalise import Span, View

_MAILBOXES = (
    r"(?:gmail|googlemail|hotmail|icloud|protonmail|proton|outlook|yahoo|ymail|aol|gmx|"
    r"live|msn|mail|web|yandex|zoho|tutanota|orange|libero|qq|163)"
)
# Nobody works "at gmail", so after a plain "at" these need no ending.
_MAIL_ONLY = r"(?:gmail|googlemail|hotmail|icloud|protonmail|ymail|gmx|tutanota)"
_COMMON_ENDINGS = (
    r"(?:com|net|org|edu|gov|info|io|gg|app|dev|xyz|online|site|club|chat|de|fr|es|it|nl|pl|"
    r"se|ch|ru|br|mx|in|id|au|ca|uk|co|eu|us|me|tv)"
)
# The same without those that are also words, for a plain "at": "at all.in fact" is no address.
_UNMISTAKABLE_ENDINGS = (
    r"(?:com|net|org|edu|gov|io|gg|app|dev|xyz|de|fr|nl|se|ch|ru|br|mx|au|ca|uk|eu|it)"
)
_NEWER_ENDINGS = "app art blog chat club dev fan gay help life link live lol love me one online \
page site social space store support tech today top video wiki world xyz zone".split()
# Endings that are also words: "so sad.so i left" has no link in it.
_WORDS_THAT_END_SENTENCES = frozenset(
    "ad ai am an as at be by do el es et fan gay go help hm ho id ie im in is it la le life "
    "link live lol love me my na name ne no nu on one or ph pl pm pro re sh shop so st store "
    "support th to today top tv uh um us va video we web wiki world ya ye yo zone page art "
    "space social site tech info".split()
)
_NOT_A_MAILBOX_NAME = frozenset(
    "look looking am is are was be me us it here there them him her meet find found reach see "
    "stay work works worked working study in on arrive mad angry stare staring live living "
    "account email mail based even up down talk best only start points good".split()
)

_EMAIL = re.compile(r"[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,24}(?![\w@])")
_EMAIL_WITHOUT_ENDING = re.compile(rf"[\w.+%'-]{{1,64}}@{_MAILBOXES}(?![\w.@-])")
# What these can't match without, which is found in a fraction of the time.
_MAY_BE_AN_EMAIL = re.compile(
    rf"@(?:(?:[\w-]{{1,63}}\.){{1,4}}[^\W\d_]{{2,24}}(?![\w@])|{_MAILBOXES}(?![\w.@-]))"
)
_EXPLICIT_LINK = re.compile(
    r"(?<!\w)(?:(?!mailto:)[a-z][a-z0-9+.-]{1,15}://[^\s/<>][^\s<>]*|www\d?\.[\w-]+\.[^\s<>]{2,})"
)
_MAY_HOLD_A_LINK = re.compile(r"\w\.\w|:/")  # the full search costs far more than this one
_WORD = re.compile(r"\S+")
_WITH_AT = re.compile(r"[^\s/@]+@[^\s/]+(?![^\s])")
_TRAILING = ".,;:!?)]}'\"*_"

# A word that is read aloud for a sign, or signs set apart; in RE2's syntax, as what follows.
_SAID_ALOUD = (
    r"[\[({<]\s*(?:a|at|@|\.|dot|d0t|arroba|punkt|punto|ponto|point)\s*[\])}>]|\s[.@]|[.@]\s?com\b|"
    r"@\s|\s(?:dot|d0t|punkt|punto|ponto|point|underscore|arroba|arobase|chiocciola)\s|"
    rf"\sat\s+(?:{_MAIL_ONLY}|\S+\.\S)|{_MAILBOXES}[\s,_-]+(?:com|net|org|de|fr|co\.uk)\b|"
    r"(?:(?:\d|zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)"
    r"[ \n,./_*-]{1,3}){4}"
)
_SAID = re2.compile(_SAID_ALOUD)
# What every find of these and every phone number has some of. No number that people can be reached
# at has fewer digits than six.
ANY_SIGN = rf"(?:\d\D*){{6}}|[@#_]|:/|\w\.\w|\bu/|{NAMES_A_SERVICE}|{_SAID_ALOUD}"

_linkify, _linkify_without_addresses = (
    LinkifyIt(options={"fuzzy_ip": False, "fuzzy_email": fuzzy_email}).tlds(_NEWER_ENDINGS, True)
    for fuzzy_email in (True, False)
)
# What every link has that is to be found by this.
_MAY_BE_A_LINK = re.compile(
    rf"\.(?:{_linkify.re['src_tlds']})(?![^\W_])|https?:|ftp:|//", re.IGNORECASE
)
for _each in _linkify, _linkify_without_addresses:
    _each.match("a.net http://a.net a@a.net")  # compiles what the first text would wait for


def find_emails(text: str) -> Iterator[Span]:
    """Addresses, and `name@gmail` without its ending."""
    if "@" not in text or _MAY_BE_AN_EMAIL.search(text) is None:
        return
    for pattern in (_EMAIL, _EMAIL_WITHOUT_ENDING):
        for match in pattern.finditer(text):
            yield match.span()


def find_links(text: str) -> Iterator[Span]:
    """Addresses on the web with or without a scheme, and app links such as `tg://`."""
    if "://" in text or "www" in text:
        for match in _EXPLICIT_LINK.finditer(text):
            yield match.start(), match.start() + len(match[0].rstrip(_TRAILING))
    if not _MAY_HOLD_A_LINK.search(text):
        return
    # E-mail addresses are found elsewhere, and cost the full search the most.
    others = _WITH_AT.sub(_blank, text) if "@" in text else text
    if not _MAY_BE_A_LINK.search(others):
        return
    # Only the words that may be links, one after the other: no link goes across white space.
    words = [word for word in _WORD.finditer(others) if _MAY_BE_A_LINK.search(word[0])]
    starts = [0, *accumulate(len(word[0]) + 1 for word in words)]
    searched = " ".join(word[0] for word in words)
    linkify = _linkify if "@" in searched else _linkify_without_addresses
    for link in linkify.match(searched) or ():
        if link.schema != "mailto:" and not _is_a_missing_space(link.schema, link.text):
            place = bisect_right(starts, link.index) - 1
            moved = words[place].start() - starts[place]
            yield link.index + moved, link.last_index + moved


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_a_missing_space(schema: str, link: str) -> bool:
    """A full stop with no space after it, between two words, makes no link."""
    host, slash, _ = link.partition("/")
    if schema or slash or host.startswith("www."):
        return False
    return host.rpartition(".")[2] in _WORDS_THAT_END_SENTENCES


_DIGIT_WORDS = {
    word: str(digit)
    for digit, words in enumerate(
        "zero/oh/o/nought one two three four five six seven eight nine".split()
    )
    for word in words.split("/")
}
_DIGIT = rf"(?:\d|{'|'.join(_DIGIT_WORDS)})"
_SPOKEN_NUMBER = re.compile(
    rf"(?<!\w)(?:(?:double|triple)\s+)?{_DIGIT}(?:[\s,.-]{{1,3}}(?:(?:double|"
    rf"triple)\s+)?{_DIGIT}){{5,19}}(?!\w)"
)
_SPOKEN_DIGIT = re.compile(rf"(?:(double|triple)\s+)?({_DIGIT})")
_TIMES = {"double": 2, "triple": 3}

_DIGITS_SET_APART = re.compile(r"(?<!\d)\d(?:[ ./,_*-]{1,3}\d){6,}(?!\d)")

_OPEN, _CLOSE = r"\s*[\[({<]\s*", r"\s*[\])}>]\s*"
_BRACKETED_AT = re.compile(rf"(?<=\w){_OPEN}(?:at|@|a|arroba){_CLOSE}(?=\w)")
_BRACKETED_DOT = re.compile(rf"(?<=\w){_OPEN}(?:dot|d0t|\.|punkt|punto|ponto|point){_CLOSE}(?=\w)")
_SPOKEN_DOT = re.compile(
    rf"(?<=\w)(?:\s+(?:dot|d0t|punkt|punto|ponto)\s+(?=\w)"
    rf"|\s+point\s+(?=(?:com|fr|net|org|be|ch)\b)"
    rf"|\s+\.\s*(?={_COMMON_ENDINGS}\b)|\.\s+(?=com\b))"
)
_SPOKEN_UNDERSCORE = re.compile(r"(?<=\w)\s+underscore\s+(?=\w)")
_SPOKEN_MAILBOX = re.compile(rf"(?<!\w)({_MAILBOXES})\s*[\s,_-]\s*(com|net|org|de|fr|co\.uk)(?!\w)")
_SPACED_AT = re.compile(
    r"(?<=\w)\s*@\s+(?=\w)(?!www\.)"
    rf"|(?<=\w)\s+@(?=[\w-]{{1,63}}\.{_COMMON_ENDINGS}\b)"
)
_SPOKEN_AT = re.compile(
    rf"([\w.+-]{{1,64}})\s+(?:at|arroba|arobase|chiocciola)\s+"
    rf"(?=(?:[\w-]{{1,63}}\.){{1,4}}{_UNMISTAKABLE_ENDINGS}\b|{_MAIL_ONLY}\b)"
)


def read_aloud(view: View) -> View:
    """`name at gmail dot com` and `oh seven seven ...` as they would be written down."""
    if _SAID.search(view.text.encode("utf-8", "replace")) is None:
        return view
    for may_match, pattern, rewrite in _WRITTEN_DOWN:
        if may_match.search(view.text.encode("utf-8", "replace")):
            view = view.rewritten(pattern, rewrite)
    return view


def _write_sign(sign: str, _match: re.Match[str]) -> str:
    return sign


def _put_a_dot(match: re.Match[str]) -> str:
    return f"{match[1]}.{match[2]}"


def _join_mailbox(match: re.Match[str]) -> str:
    return match[0] if match[1] in _NOT_A_MAILBOX_NAME else f"{match[1]}@"


def _write_number(match: re.Match[str]) -> str:
    return "".join(
        _DIGIT_WORDS.get(digit, digit) * _TIMES.get(times, 1)
        for times, digit in _SPOKEN_DIGIT.findall(match[0])
    )


# In order, each with what it can't match without: RE2 looks for that in a fraction of the time.
_WRITTEN_DOWN = tuple(
    (re2.compile(may_match), pattern, rewrite)
    for may_match, pattern, rewrite in (
        (
            rf"[\[({{<]{SPACE}*(?:at|@|a|arroba){SPACE}*[\])}}>]",
            _BRACKETED_AT,
            partial(_write_sign, "@"),
        ),
        (
            rf"[\[({{<]{SPACE}*(?:dot|d0t|\.|punkt|punto|ponto|point){SPACE}*[\])}}>]",
            _BRACKETED_DOT,
            partial(_write_sign, "."),
        ),
        (
            (
                rf"{SPACE}(?:dot|d0t|punkt|punto|ponto){SPACE}|"
                rf"{SPACE}point{SPACE}+(?:com|fr|net|org|be|ch)|"
                rf"{SPACE}\.{SPACE}*{_COMMON_ENDINGS}|\.{SPACE}+com"
            ),
            _SPOKEN_DOT,
            partial(_write_sign, "."),
        ),
        ("underscore", _SPOKEN_UNDERSCORE, partial(_write_sign, "_")),
        (rf"@{SPACE}|{SPACE}@\S+\.", _SPACED_AT, partial(_write_sign, "@")),
        (
            rf"{_MAILBOXES}(?:{SPACE}|[,_-])+(?:com|net|org|de|fr|co\.uk)",
            _SPOKEN_MAILBOX,
            _put_a_dot,
        ),
        (
            rf"{SPACE}(?:at|arroba|arobase|chiocciola){SPACE}+(?:\S+\.\S|{_MAIL_ONLY})",
            _SPOKEN_AT,
            _join_mailbox,
        ),
        (
            rf"(?:{_DIGIT}(?:{SPACE}|[,.-]){{1,3}}(?:(?:double|triple){SPACE}+)?){{5}}",
            _SPOKEN_NUMBER,
            _write_number,
        ),
        (r"\d(?:[ ./,_*-]{1,3}\d){6}", _DIGITS_SET_APART, _write_number),
    )
)
