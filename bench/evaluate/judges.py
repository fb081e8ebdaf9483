"""The judges that are compared: the engine, other rules on it, and a plain baseline."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from moderation.categories import POLICY, Lane
from moderation.engine import Engine, default_engine
from moderation.ruleset import load
from moderation.verdict import Care, Outcome, Verdict
from moderation.view import Span


@dataclass(frozen=True, slots=True)
class Judged:
    """What the measures ask of a verdict.

    `kept_back`: for which categories, if it is. `conduct`: for what it does to others.
    """

    alerts: bool = False
    kept_back: frozenset[str] = frozenset()
    conduct: bool = False
    spam: bool = False
    personal: tuple[Span, ...] = ()


Judge = Callable[[str], Judged]

# What anybody would write first.
_NINE_PHRASES = re.compile(
    r"\b(?:kill(?:ing)? myself|suicid(?:e|al)|end my life|want to die|wanna die|kms|"
    r"better off dead|cut(?:ting)? myself|self[- ]?harm)\b",
    re.IGNORECASE,
)
_SPAM = frozenset({"spam", "link"})
_PERSONAL = frozenset({"own_data", "anothers_data"})


def by_nine_phrases(text: str) -> Judged:
    return Judged(alerts=_NINE_PHRASES.search(text) is not None)


def by_engine(engine: Engine | None = None) -> Judge:
    """The packaged rules where no engine is given."""
    judge = (engine or default_engine()).judge
    return lambda text: _judged(judge(text))


def by_other_rules(where: str) -> Judge:
    """Rules of a folder, or of a commit of this repository, on the engine as it is.

    Raises: RulesetError, or CalledProcessError for what is neither.
    """
    folder = Path(where)
    texts = _of_folder(folder) if folder.is_dir() else _of_commit(where)
    return by_engine(Engine(load(texts)))


def _judged(verdict: Verdict) -> Judged:
    return Judged(
        alerts=verdict.care is not Care.NONE,
        kept_back=frozenset() if verdict.outcome is Outcome.POST else _held_for(verdict),
        conduct=any(
            POLICY[reason.category].lane in {Lane.CONDUCT, Lane.CHILD_SAFETY}
            and POLICY[reason.category].outcome != "post"
            and reason.category not in _SPAM
            for reason in verdict.reasons
        ),
        spam=any(reason.category in _SPAM for reason in verdict.reasons),
        personal=tuple(
            reason.span for reason in verdict.reasons if reason.category in _PERSONAL | {"link"}
        ),
    )


def _held_for(verdict: Verdict) -> frozenset[str]:
    return frozenset(
        reason.category for reason in verdict.reasons if POLICY[reason.category].outcome != "post"
    )


def _of_folder(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.toml"))
    }


def _of_commit(revision: str) -> dict[str, str]:
    root = "moderation/data/"
    names = _git("ls-tree", "-r", "--name-only", revision, "--", root).splitlines()
    return {
        name.removeprefix(root): _git("show", f"{revision}:{name}")
        for name in names
        if name.endswith(".toml")
    }


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout
