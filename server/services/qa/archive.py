"""What was asked and answered, for those who weren't there: searched, read, taken along.

Whoever asked under their name may be left out of it, and whoever asked without one is as nameless
here as they were in the room.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from server import protocol
from server.domain.errors import BadRequest, NotFound
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.qa.questions import Question
from server.domain.qa.sessions import OVER, QaSession
from server.services.context import Context
from server.services.qa.finding import may_know, session_for
from server.services.views import person_view
from server.storage.archive import Found
from server.storage.interface import Transaction

WORDS_MAX = 8
QUERY_MAX_CHARS = 100
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """`next`: where the next page begins."""

    answers: list[protocol.ArchivedAnswer]
    next: str | None


class Kept(NamedTuple):
    session: QaSession
    answers: list[protocol.ArchivedAnswer]


async def search(  # noqa: PLR0917  (who looks for what, from where on)
    ctx: Context, person: Person, wanted: str, tag: str | None, after: str | None, limit: int
) -> ArchivePage:
    """Answers that have all the words, the best first; without words the newest.

    Raises:
        BadRequest: too much at once, or `after` is not one of our own.
    """
    authorise(person, Action.SEE_SESSIONS)
    if len(wanted) > QUERY_MAX_CHARS:
        raise BadRequest(f"At most {QUERY_MAX_CHARS} characters.", field="q")
    words = _WORD.findall(wanted)[:WORDS_MAX]
    if after is not None and not after.isdecimal():
        raise BadRequest("That is no place in the archive.", field="after")
    offset = min(int(after or 0), 10_000)

    def query(tx: Transaction) -> ArchivePage:
        if wanted.strip() and not words:
            return ArchivePage([], None)
        found = tx.archive.search(words, tag, offset, limit + 1)
        page = found[:limit]
        shown = [each for each in page if may_know(tx, person, each.session)]
        more = str(offset + limit) if len(found) > limit else None
        return ArchivePage([_view(tx, each) for each in shown], more)

    return await ctx.store.read(query)


async def of_session(
    ctx: Context, person: Person, session_id: str
) -> list[protocol.ArchivedAnswer]:
    """In the order in which they were answered.

    Raises:
        NotFound: no such session for them, it isn't over, or its hosts keep no archive of it.
    """
    return (await _read(ctx, person, session_id)).answers


async def _read(ctx: Context, person: Person, session_id: str) -> Kept:
    authorise(person, Action.SEE_SESSIONS)

    def query(tx: Transaction) -> Kept:
        session = session_for(tx, person, session_id)
        if session.state not in OVER:
            raise NotFound("That session isn't over.")
        if not session.keeps_transcript:
            raise NotFound("Nothing that was said in that session is kept.")
        kept = [_view(tx, Found(q, session)) for q in tx.archive.of_session(session.id)]
        return Kept(session, kept)

    return await ctx.store.read(query)


async def is_left_out(ctx: Context, person: Person, session_id: str) -> bool:
    """Whether one's questions are left out of the session's archive.

    Raises:
        NotFound: no such session for them.
    """
    authorise(person, Action.ATTEND)

    def query(tx: Transaction) -> bool:
        session = session_for(tx, person, session_id)
        return tx.archive.is_left_out(session.id, person.id)

    return await ctx.store.read(query)


async def leave_out(ctx: Context, person: Person, session_id: str, *, on: bool) -> None:
    """Whether one's questions are left out of the session's archive. Again is nothing new.

    Raises:
        NotFound: no such session for them.
    """
    authorise(person, Action.ATTEND)

    def run(tx: Transaction) -> None:
        session = session_for(tx, person, session_id)
        tx.archive.leave_out(session.id, person.id, on=on)
        if session.state in OVER:
            tx.archive.keep(session)

    await ctx.store.write(run)


async def exported(ctx: Context, person: Person, session_id: str, form: str) -> bytes:
    """All of a session's archive as Markdown (`md`) or CSV (`csv`); as JSON it is `of_session`.

    Raises:
        NotFound: as `of_session`.
    """
    kept = await _read(ctx, person, session_id)
    return _as_csv(kept.answers) if form == "csv" else _as_markdown(kept)


def _as_csv(answers: list[protocol.ArchivedAnswer]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["session", "date", "question", "answer", "expert", "votes", "tags"])
    for each in answers:
        expert = each.answered_by.name if each.answered_by else ""
        row = [
            each.title, _day(each.starts_at), each.question, each.answer or "", expert,
            str(each.votes), " ".join(each.tags),
        ]  # fmt: skip
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue().encode()


def _harmless(cell: str) -> str:
    """A spreadsheet takes what begins with one of these for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _as_markdown(kept: Kept) -> bytes:
    """Its title stands there also where nothing was answered."""
    session, answers = kept
    about = " · ".join([_day(session.starts_at), *map(_plain, session.tags)])
    lines = [f"# {_plain(session.title)}", "", about, ""]
    for each in answers:
        expert = f" ({_plain(each.answered_by.name)})" if each.answered_by else ""
        lines += [f"## {_plain(each.question)}", "", f"{_plain(each.answer or '')}{expert}", ""]
    return "\n".join(lines).encode()


def _plain(words: str) -> str:
    """As it was typed, whatever Markdown would make of it."""
    return re.sub(r"([\\`*_{}\[\]()#+!<>|~-])", r"\\\1", words)


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()


def _view(tx: Transaction, found: Found) -> protocol.ArchivedAnswer:
    question, session = found
    return protocol.ArchivedAnswer(
        id=question.id,
        session=session.id,
        title=session.title,
        starts_at=session.starts_at,
        tags=list(session.tags),
        question=question.text,
        answer=question.answer or _said(tx, session, question),
        answered_by=_person(tx, question.answered_by),
        asker=None if question.is_anonymous else _person(tx, question.asker),
        votes=question.votes,
    )


def _said(tx: Transaction, session: QaSession, question: Question) -> str | None:
    """The message in the room that was the answer, while it stands there."""
    if question.answer_seq is None:
        return None
    message = tx.messages.get(session.room, question.answer_seq)
    return None if message is None or message.removed_by else message.text


def _person(tx: Transaction, person_id: str | None) -> protocol.Person | None:
    person = tx.people.get_many([person_id]).get(person_id) if person_id else None
    return person_view(person) if person is not None else None
