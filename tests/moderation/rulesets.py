"""Small rulesets, written for one test."""

import datetime as dt
import json
from typing import Any

from moderation.engine import Engine
from moderation.ruleset import Ruleset, load

EXAMPLES = {"match": ["one", "two"], "no_match": ["three", "four"]}


def rule(**fields: Any) -> dict[str, Any]:
    """A rule that finds `grey heron`, but for what is said otherwise."""
    plain = {"id": "test.bird", "version": 1, "category": "insult", "phrases": ["grey heron"]}
    return {**plain, **EXAMPLES, **fields}


def ruleset(*rules: dict[str, Any], **files: dict[str, Any]) -> Ruleset:
    """The rules as an English file, and further files (`terms_en` is `terms.en.toml`)."""
    tables = {"test_en": {"rule": list(rules)}, **files}
    return load({f"{name.replace('_', '.')}.toml": toml(table) for name, table in tables.items()})


def toml(tables: dict[str, Any]) -> str:
    """The text of a TOML file."""
    return "".join(f"{key} = {_inline(value)}\n" for key, value in tables.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_inline(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return (
        value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)
    )


def engine(*rules: dict[str, Any], **files: dict[str, Any]) -> Engine:
    """An engine of just these rules, without detectors."""
    return Engine(ruleset(*rules, **files), detectors={})
