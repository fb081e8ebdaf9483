"""Builds the policy engine: the packaged rules, and an operator's own from a folder beside them."""

from __future__ import annotations

from pathlib import Path

import structlog

from moderation.engine import Engine
from moderation.ruleset import Ruleset, load, packaged_files, packaged_ruleset

log = structlog.get_logger()


def engine_for(rules_dir: Path | None) -> Engine:
    """Takes about two seconds of CPU, once.

    Raises:
        RulesetError: with every mistake in the rules.
        OSError: the folder can't be read.
    """
    engine = Engine(_ruleset(rules_dir), on_error=_tell_operator)
    engine.warm_up()
    return engine


def _ruleset(rules_dir: Path | None) -> Ruleset:
    if rules_dir is None:
        return packaged_ruleset()
    own = {
        f"operator/{path.relative_to(rules_dir).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(rules_dir.rglob("*.toml"))
    }
    return load(packaged_files() | own)


def _tell_operator(rule: str, error: Exception) -> None:
    """Never the error's own words, which may hold what somebody wrote."""
    log.error("policy.rule_crashed", rule=rule, error=type(error).__name__)
