"""Care for whoever wrote something that asks for it: the private card, and what staff see.

Nothing here takes anything from anybody. Own risk opens one item a person, which later texts only
ever raise; worry about somebody else, and a check on somebody who was attacked, are items of
their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from moderation.verdict import Care as CareOffer
from moderation.verdict import Verdict
from server import protocol
from server.domain.cases import RaisedBy
from server.domain.messages import Message
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.queue import ItemKind, Lane, QueueItem, higher
from server.domain.rooms import Room
from server.domain.topics import person_topic
from server.services import judging
from server.services.cards import card, note_shown
from server.services.cases.choosing import note_choice
from server.services.cases.raising import Signal, signal
from server.services.context import Context
from server.services.queue import open_item, raise_item
from server.storage.interface import Transaction

URGENT_FROM = "S3"
# Of a long evening's texts an item keeps the newest reasons and messages.
KEPT_MAX = 50
RECENT_MESSAGES = 100
# A name of one or two letters is found in any text.
NAMED_MIN_CHARS = 3
WORD = re.compile(r"\w+")
NOBODY_FOUND = "Somebody in this room was told to hurt themselves. Look for who was addressed."
CHOSEN = {
    "talk": "They asked to talk with somebody now.",
    "not_now": "They don't want to talk just now.",
    "safe": "They say that they are safe.",
}
# Of somebody who asks to talk where nothing was known of them.
ASKED_LEVEL = "S1"
NOTE_MAX_CHARS = 1_000
TARGETED = "Somebody told them to hurt themselves. See how they are."


@dataclass(frozen=True, slots=True)
class Words:
    """A text by somebody in a room, as it was judged at `at`. `seq` None: it isn't posted.

    `raised_by`: as what a case that it opens is raised.
    """

    person: Person
    room: Room
    text: str
    verdict: Verdict
    at: int
    client_id: str | None = None
    seq: int | None = None
    reply_to: int | None = None
    raised_by: RaisedBy = RaisedBy.RULE


def attend_to(tx: Transaction, ctx: Context, words: Words) -> protocol.Care | None:
    """Tell staff of whoever may be at risk, and offer the author the card, on `me` as well.

    What is said in a private room stays there: whoever has the case only hears of a higher level.
    """
    level = judging.own_level(words.verdict)
    if words.room.is_private:
        if level is not None:
            signal(tx, ctx, _among_few(words, level))
        return None
    if level is not None:
        watch_over(tx, ctx, _item(ctx, words, level), words.raised_by)
    if judging.is_worried(words.verdict):
        _pass_on_worry(tx, ctx, words)
    if judging.checks_target(words.verdict):
        _check_target(tx, ctx, words)
    return _offer(tx, ctx, words)


def watch_over(
    tx: Transaction, ctx: Context, item: QueueItem, raised_by: RaisedBy = RaisedBy.RULE
) -> QueueItem:
    """Open an item about its person's own risk, or raise the one that is open."""
    known = tx.queue.open_care(item.person)
    shown = item if known is None else _raised(known, item)
    if known is None:
        open_item(tx, ctx, shown)
    else:
        raise_item(tx, ctx, shown)
    signal(tx, ctx, sign_of(item, raised_by))
    return shown


def sign_of(item: QueueItem, raised_by: RaisedBy = RaisedBy.RULE) -> Signal:
    """What an item says of its person's risk, without any of its words."""
    return Signal(
        person=item.person,
        level=item.level or ASKED_LEVEL,
        raised_by=raised_by,
        at=item.at,
        room=item.room,
        seq=item.seq,
        is_about_other=item.is_about_other,
        wants_to_talk=raised_by is RaisedBy.PERSON,
        data={"rules": [f"{each.rule}@{each.version}" for each in item.reasons]},
    )


def _among_few(words: Words, level: str) -> Signal:
    return Signal(
        person=words.person.id, level=level, raised_by=RaisedBy.RULE, at=words.at,
        data={"rules": [f"{r.rule}@{r.version}" for r in judging.findings_of(words.verdict)]},
    )  # fmt: skip


async def choose(ctx: Context, person: Person, choice: protocol.CareChoice) -> None:
    """Note in case and queue what somebody chose on the card; `talk` asks for a person at once.

    Nothing is lowered by it: that they are safe is for a person to hear from them.
    """
    authorise(person, Action.KEEP_OWN_ACCOUNT)
    now = ctx.now_ms()

    def run(tx: Transaction) -> None:
        item = tx.queue.open_care(person.id)
        asks = choice == "talk"
        if asks:
            signal(tx, ctx, _asked(person, now))
        note_choice(tx, person, choice, now)
        if item is not None:
            note = _notes(item.note, CHOSEN[choice])
            raise_item(tx, ctx, replace(item, note=note, is_urgent=item.is_urgent or asks))
        elif asks:
            new = QueueItem(id=ctx.new_id(), kind=ItemKind.WORRY, person=person.id, at=now)
            asked = replace(new, lane=Lane.CARE, level=ASKED_LEVEL, is_urgent=True)
            open_item(tx, ctx, replace(asked, note=CHOSEN[choice]))

    await ctx.store.write(run)


def _asked(person: Person, now: int) -> Signal:
    return Signal(
        person=person.id, level=ASKED_LEVEL, raised_by=RaisedBy.PERSON, at=now,
        actor=person.id, wants_to_talk=True,
    )  # fmt: skip


def _raised(known: QueueItem, new: QueueItem) -> QueueItem:
    """The words of the higher level stay, the newer ones where they are alike."""
    shown = new if new.text and (new.level or "") >= (known.level or "") else known
    also = [*known.also, known.seq, new.seq] if known.room == new.room else list(shown.also)
    return replace(
        known,
        room=shown.room,
        seq=shown.seq,
        text=shown.text,
        reply_to=shown.reply_to,
        reasons=(*known.reasons, *new.reasons)[-KEPT_MAX:],
        level=higher(known.level, new.level),
        is_urgent=known.is_urgent or new.is_urgent,
        also=tuple(seq for seq in dict.fromkeys(also) if seq and seq != shown.seq)[-KEPT_MAX:],
        note=_notes(known.note, new.note),
    )


def _notes(known: str | None, new: str | None) -> str | None:
    """Each once; of too many the newest."""
    lines = dict.fromkeys([*(known or "").splitlines(), *(new or "").splitlines()])
    return "\n".join(lines)[-NOTE_MAX_CHARS:] or None


def _item(ctx: Context, words: Words, level: str | None) -> QueueItem:
    return QueueItem(
        id=ctx.new_id(),
        kind=ItemKind.WORRY,
        person=words.person.id,
        at=words.at,
        room=words.room.id,
        seq=words.seq,
        text=words.text,
        reply_to=words.reply_to,
        reasons=judging.findings_of(words.verdict),
        level=level,
        lane=Lane.CARE,
        is_urgent=judging.is_urgent(words.verdict) or (level or "") >= URGENT_FROM,
    )


def card_of(tx: Transaction, ctx: Context, words: Words) -> protocol.Care | None:
    """The card that a text asks for, if it asks for one."""
    if words.verdict.care is CareOffer.NONE or words.room.is_private:
        return None
    level = judging.own_level(words.verdict)
    shown = level or judging.level_of(words.verdict)
    return card(
        tx, ctx, words.person, shown, is_own=not judging.is_worried(words.verdict) or bool(level)
    )


def _offer(tx: Transaction, ctx: Context, words: Words) -> protocol.Care | None:
    care = card_of(tx, ctx, words)
    if care is None:
        return None
    note_shown(tx, words.person, care, words.at)
    tx.log.append(
        person_topic(words.person.id),
        lambda seq: protocol.CareOffered(
            topic="me", seq=seq, at=words.at, care=care, room=words.room.id, message=words.client_id
        ),
    )
    return care


def _pass_on_worry(tx: Transaction, ctx: Context, words: Words) -> None:
    """One item for what somebody tells of others, which they may tell more than once."""
    level = judging.level_of(words.verdict)
    if level is None:
        return
    worry = replace(_item(ctx, words, level), is_about_other=True)
    signal(tx, ctx, sign_of(worry, words.raised_by))
    told = tx.queue.open_of(worry.person, ItemKind.WORRY, room=worry.room)
    known = next((item for item in told if item.is_about_other and item.note is None), None)
    if known is None:
        open_item(tx, ctx, worry)
    else:
        raise_item(tx, ctx, _raised(known, worry))


def _check_target(tx: Transaction, ctx: Context, words: Words) -> None:
    """Whoever was told to hurt themselves may be about to."""
    item = replace(_item(ctx, words, URGENT_FROM), is_urgent=True)
    target = _addressed(tx, words)
    if target is None:
        open_item(tx, ctx, replace(item, is_about_other=True, note=NOBODY_FOUND))
        return
    person, said = target
    # The attack itself stays with its author's item: this one shows the target's own words.
    seq, text = (said.seq, said.text) if said and not said.removed_by else (None, "")
    theirs = replace(item, person=person, seq=seq, text=text, reply_to=None, note=TARGETED)
    watch_over(tx, ctx, theirs)


def _addressed(tx: Transaction, words: Words) -> tuple[str, Message | None] | None:
    """The author of what was answered, or somebody of late in the room who is called by name.

    With the message of theirs that was answered.
    """
    if words.reply_to is not None:
        answered = tx.messages.get(words.room.id, words.reply_to)
        if answered is not None and answered.author != words.person.id:
            return answered.author, answered
    said = _as_words(words.text)
    for post in reversed(tx.messages.page(words.room.id, None, RECENT_MESSAGES, words.person.id)):
        name = _as_words(post.author.name)
        is_named = len(name.strip()) >= NAMED_MIN_CHARS and name in said
        if is_named and post.author.id != words.person.id and not post.author.is_erased:
            return post.author.id, None
    return None


def _as_words(text: str) -> str:
    """In lower case, with one space around every word."""
    return f" {' '.join(WORD.findall(text.casefold()))} "
