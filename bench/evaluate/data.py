"""Reads the labelled texts, which are not part of the project, and splits them in two halves."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class NoData(Exception):
    """The folder or one of its files isn't there, or holds something else."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what people said of it. `spans`: (kind, start, end), in characters."""

    text: str
    label: str = ""
    spans: tuple[tuple[str, int, int], ...] = ()

    @property
    def half(self) -> str:
        """By a hash of the text, so that what rules were written looking at can be told apart."""
        return "AB"[hashlib.blake2b(self.text.encode(), person=b"lamplight").digest()[0] % 2]


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one person wrote in it, in order."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Data:
    posts: list[Labelled] = field(default_factory=list)
    chat: list[Labelled] = field(default_factory=list)
    conduct: list[Labelled] = field(default_factory=list)
    fuzzed: list[Labelled] = field(default_factory=list)
    personal: list[Labelled] = field(default_factory=list)
    spam: list[Labelled] = field(default_factory=list)
    crises: list[Conversation] = field(default_factory=list)


def read(folder: Path) -> Data:
    """Raises: NoData, in words."""
    try:
        return Data(
            posts=[
                Labelled(row["text"], row["community"]) for row in _rows(folder, "support_posts")
            ],
            chat=[Labelled(row["text"]) for row in _rows(folder, "chat_turns")],
            conduct=[
                Labelled(row["text"], f"{row['source']}: {row['label']}")
                for row in _rows(folder, "conduct")
            ],
            fuzzed=[
                Labelled(row["text"], "toxic" if row["toxic"] == "True" else "not toxic")
                for row in _rows(folder, "fuzzed")
            ],
            personal=[_personal(row) for row in _rows(folder, "pii")],
            spam=[Labelled(row["text"], row["label"]) for row in _rows(folder, "spam")],
            crises=_conversations(folder / "crisis_scenarios.json"),
        )
    except OSError as error:
        raise NoData(f"{error.filename}: {error.strerror}") from None
    except (KeyError, TypeError, ValueError) as error:
        raise NoData(f"{folder} holds something else than labelled texts: {error!r}") from None


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _personal(row: dict[str, Any]) -> Labelled:
    spans = tuple((span["type"], span["start"], span["end"]) for span in row["spans"])
    return Labelled(row["text"], spans=spans)


def _conversations(path: Path) -> list[Conversation]:
    return [
        Conversation(
            row["category"],
            tuple(turn["content"] for turn in row["turns"] if turn["role"] == "user"),
        )
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]
