"""How the policy commands read a text and write a verdict, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from moderation.engine import Engine
from moderation.verdict import Author, Familiarity, Reason, Verdict
from server.domain.people import AgeBand


class Asked(msgspec.Struct):
    """One line of `lamplight policy judge`; other fields are left aside."""

    text: str
    standing: Literal["newcomer", "trusted"] = "newcomer"
    age_band: AgeBand | None = None


class BadLine(ValueError):
    """A line that is no text to be judged."""


_decoder = msgspec.json.Decoder(Asked)
_encoder = msgspec.json.Encoder()


def read_line(line: bytes) -> Asked:
    """Raises: BadLine, in words."""
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadLine(str(error)) from None


def judged_line(engine: Engine, line: bytes) -> bytes:
    """The verdict on a line, or what is wrong with it, as a line."""
    try:
        asked = read_line(line)
    except BadLine as error:
        answer: dict[str, Any] = {"error": {"code": "bad_request", "message": str(error)}}
    else:
        answer = verdict_json(engine.judge(asked.text, author_of(asked.standing, asked.age_band)))
    return _encoder.encode(answer) + b"\n"


def author_of(standing: str, age_band: AgeBand | None) -> Author:
    return Author(Familiarity(standing), is_teen=age_band is AgeBand.TEEN)


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """`shadow` and `failed` are there only when there is something in them."""
    answer: dict[str, Any] = {
        "outcome": verdict.outcome,
        "care": verdict.care,
        "level": str(verdict.level),
        "reasons": [_reason(reason) for reason in verdict.reasons],
        "strike": verdict.strike,
        "cover": verdict.cover,
    }
    if verdict.shadow:
        answer["shadow"] = [_reason(reason) for reason in verdict.shadow]
    if verdict.failed:
        answer["failed"] = verdict.failed
    return answer


def told(verdict: Verdict, text: str) -> Iterator[str]:
    """For people, with what each reason points at."""
    yield f"outcome  {verdict.outcome}"
    yield f"care     {verdict.care}"
    yield f"level    {verdict.level}"
    yield f"strike   {'yes' if verdict.strike else 'no'}"
    yield f"cover    {verdict.cover or 'none'}"
    for name, reasons in (("reason ", verdict.reasons), ("trial  ", verdict.shadow)):
        for reason in reasons:
            start, end = reason.span
            found = text[start:end].replace("\n", " ")
            rule = f"{reason.rule} v{reason.version}"
            yield f'{name}  {reason.category}: {rule} at {start}-{end}: "{found}"'
    for rule in verdict.failed:
        yield f"crashed  {rule}"


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "category": reason.category,
        "rule": reason.rule,
        "version": reason.version,
        "span": reason.span,
    }
