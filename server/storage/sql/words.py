"""Finding answers by their words: FTS5 on SQLite, tsvector with a GIN index on PostgreSQL.

Both match whole words by their beginnings, whatever their case and accents, and rank by how well a
text fits. PostgreSQL's own parser and dictionaries are left out: they take `a.b` for a host and
`-4` for a number, and folding accents would take an extension. So words are cut and folded here, by
the rule that FTS5's `unicode61` has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

from sqlalchemy import Connection, text

from server.storage.sql.dialects import POSTGRESQL

# PostgreSQL refuses longer ones (2,046 bytes), and nobody types one.
_WORD_MAX_CHARS = 100


class Kept(NamedTuple):
    """What is found: a question of a session, and the texts it is found by."""

    question: str
    session: str
    texts: tuple[str, str, str, str]  # text, answer, title, tags


class Words(Protocol):
    def add(self, kept: Iterable[Kept]) -> None: ...
    def forget(self, session: str) -> None:
        """All that was kept of it."""
        ...

    def drop(self, question: str) -> None: ...
    def matching(self, words: Sequence[str], limit: int) -> list[str]:
        """Ids of questions that have all the words, the best first."""
        ...


def words_of(connection: Connection) -> Words:
    return (TsvectorWords if connection.dialect.name == POSTGRESQL else Fts5Words)(connection)


class Fts5Words:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, kept: Iterable[Kept]) -> None:
        added = text(
            "INSERT INTO qa_words VALUES (:question, :session, :text, :answer, :title, :tags)"
        )
        for question, session, texts in kept:
            row = dict(zip(("text", "answer", "title", "tags"), texts, strict=True))
            self._c.execute(added, row | {"question": question, "session": session})

    def forget(self, session: str) -> None:
        self._c.execute(text("DELETE FROM qa_words WHERE session = :id"), {"id": session})

    def drop(self, question: str) -> None:
        gone = text("DELETE FROM qa_words WHERE question = :id")
        if self._c.execute(gone, {"id": question}).rowcount:
            # Until its index is merged it still holds the words of what was deleted.
            self._c.execute(text("INSERT INTO qa_words (qa_words) VALUES ('optimize')"))

    def matching(self, words: Sequence[str], limit: int) -> list[str]:
        wanted = " AND ".join('"' + word.replace('"', '""') + '"*' for word in words)
        found = text("SELECT question FROM qa_words WHERE qa_words MATCH :w ORDER BY rank LIMIT :n")
        return list(self._c.execute(found, {"w": wanted, "n": limit}).scalars())


class TsvectorWords:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, kept: Iterable[Kept]) -> None:
        added = text("INSERT INTO qa_words VALUES (:question, :session, CAST(:words AS tsvector))")
        for question, session, texts in kept:
            row = {"question": question, "session": session, "words": _tsvector(texts)}
            self._c.execute(added, row)

    def forget(self, session: str) -> None:
        self._c.execute(text("DELETE FROM qa_words WHERE session = :id"), {"id": session})

    def drop(self, question: str) -> None:
        self._c.execute(text("DELETE FROM qa_words WHERE question = :id"), {"id": question})

    def matching(self, words: Sequence[str], limit: int) -> list[str]:
        found = text(
            "SELECT question FROM qa_words, CAST(:w AS tsquery) AS wanted WHERE words @@ wanted "
            "ORDER BY ts_rank(words, wanted, 1) DESC, question LIMIT :n"
        )
        wanted = _tsquery(words)
        return list(self._c.execute(found, {"w": wanted, "n": limit}).scalars()) if wanted else []


def folded_words(words: str) -> list[str]:
    """Letters and digits, without case and accents: "Déprimé?" is ["deprime"]."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    kept = (char for char in plain if not unicodedata.combining(char))
    runs = groupby(kept, key=_is_of_a_word)
    return ["".join(run)[:_WORD_MAX_CHARS] for is_word, run in runs if is_word]


def _is_of_a_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"


def _tsvector(texts: Iterable[str]) -> str:
    """As PostgreSQL reads one: each word with its place, and a gap between two texts."""
    place, parts = 0, []
    for each in texts:
        for word in folded_words(each):
            place += 1
            parts.append(f"'{word}':{place}")
        place += 1
    return " ".join(parts)


def _tsquery(words: Iterable[str]) -> str:
    """All of them, each as the beginning of a word; "a-b" is a, and right after it b."""
    phrases = (folded_words(word) for word in words)
    return " & ".join(
        "(" + " <-> ".join(f"'{word}'" for word in phrase) + ":*)" for phrase in phrases if phrase
    )
