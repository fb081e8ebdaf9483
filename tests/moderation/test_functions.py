"""Measures verdicts by function: each a kind of text, with sentences of its own and a bar to reach.

What has to be kept back counts as right when it is held or declined, and the rest when it is
posted. The sentences are written by hand and filled in with each group in turn; run with `-s` to
see the table. The bars are the policy's; the sentences are not for tuning a rule on one by one.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from moderation.engine import default_engine
from moderation.verdict import Outcome

_FOLDER = Path(__file__).parent / "functions"


@dataclass(frozen=True)
class Function:
    """Texts of one kind. `bar`: the share that has to come out right."""

    name: str
    is_flagged: bool
    bar: float
    texts: tuple[str, ...]


def functions(of: str = "*") -> list[Function]:
    """Every function of a file, or of all of them."""
    return [
        Function(
            row["name"], row["flagged"], row["bar"], tuple(_filled_in(row, file.get("groups")))
        )
        for path in sorted(_FOLDER.glob(f"{of}.toml"))
        for file in (tomllib.loads(path.read_text(encoding="utf-8")),)
        for row in ({**file["default"], **row} for row in file["function"])
    ]


def _filled_in(row: dict[str, list[str]], groups: dict[str, list[str]] | None) -> list[str]:
    texts = []
    for sentence in row["sentences"]:
        if "{" not in sentence or groups is None:
            texts.append(sentence)
            continue
        texts += [
            sentence.replace("{group}", group).replace("{one}", one)
            for group, one in zip(groups["group"], groups["one"], strict=True)
        ]
    return texts


def _share_right(function: Function) -> float:
    right = [is_flagged(text) == function.is_flagged for text in function.texts]
    return sum(right) / len(right)


def is_flagged(text: str) -> bool:
    """Whether a text doesn't go out at once."""
    return default_engine().judge(text).outcome is not Outcome.POST


@pytest.mark.parametrize("function", functions(), ids=lambda function: function.name)
def test_each_function_reaches_its_bar(function: Function) -> None:
    """Hate, insults and the like are kept back; near misses and quotes are posted."""
    share = _share_right(function)
    row = f"{function.name:40} {len(function.texts):4} texts {share:7.1%}, bar {function.bar:.0%}"
    print(f"\n{row}")  # noqa: T201 - the table that `-s` shows
    assert share >= function.bar


def test_there_is_enough_to_measure() -> None:
    """At least 20 functions of at least 15 sentences, or their shares would say little."""
    all_functions = functions()
    assert len(all_functions) >= 20
    assert all(len(function.texts) >= 15 for function in all_functions)
