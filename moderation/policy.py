"""Applies the policy's table to all that was found in one text.

The strictest outcome wins and the strongest offer of care. Disclosing pain is never punished: a
care find takes the strike away, unless what was written was also aimed at somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from moderation.categories import POLICY, Category
from moderation.findings import Finding
from moderation.verdict import Author, Care, Familiarity, Level, Outcome, RoomPolicy, Verdict

# Aimed at somebody by their nature; a rule can say that it is not.
TARGETED = frozenset(
    {
        Category.ENCOURAGEMENT,
        Category.HATE,
        Category.INSULT,
        Category.THREAT,
        Category.ANOTHERS_DATA,
        Category.GROOMING,
        Category.SEXUAL_MINOR,
    }
)
# Held in a room for teens, and from teens, whoever posts them.
_NOT_AMONG_TEENS = frozenset({Category.LINK, Category.CONTACT})
_OUTCOMES = tuple(Outcome)
_CARES = tuple(Care)
_NOTHING_FOUND = Verdict()


def combine(
    findings: Collection[Finding],
    author: Author,
    room: RoomPolicy,
    failed: Sequence[str] = (),
) -> Verdict:
    """`failed`: rules that crashed. A newcomer's text then waits for a moderator."""
    if not findings and not failed:
        return _NOTHING_FOUND
    ordered = sorted(set(findings), key=_order)
    active = [finding for finding in ordered if not finding.is_on_trial]
    cares = [finding for finding in active if POLICY[finding.category].is_care]
    strikes = [finding for finding in active if POLICY[finding.category].strike]
    return Verdict(
        outcome=_strictest(
            [
                *(_outcome(finding, author, room, may_disclose=bool(cares)) for finding in active),
                Outcome.HOLD if failed and not _is_trusted(author) else Outcome.POST,
            ]
        ),
        care=max(
            (Care(POLICY[f.category].care) for f in active), key=_CARES.index, default=Care.NONE
        ),
        level=max(map(_level, active), default=Level.NONE),
        reasons=tuple(finding.reason() for finding in active),
        strike=bool(strikes) and (not cares or any(map(is_targeted, strikes))),
        cover=next((finding.cover for finding in active if finding.cover), None),
        shadow=tuple(finding.reason() for finding in ordered if finding.is_on_trial),
        failed=tuple(sorted(failed)),
    )


def is_targeted(finding: Finding) -> bool:
    by_category = finding.category in TARGETED
    return by_category if finding.is_targeted is None else finding.is_targeted


def _outcome(finding: Finding, author: Author, room: RoomPolicy, *, may_disclose: bool) -> Outcome:
    row = POLICY[finding.category]
    among_teens = (room.is_teen or author.is_teen) and finding.category in _NOT_AMONG_TEENS
    is_lenient = _is_trusted(author) and row.trusted_outcome is not None and not among_teens
    outcome = Outcome(row.trusted_outcome if is_lenient and row.trusted_outcome else row.outcome)
    if outcome is Outcome.DECLINE and may_disclose and not is_targeted(finding):
        return Outcome.HOLD
    return outcome


def _strictest(outcomes: Iterable[Outcome]) -> Outcome:
    return max(outcomes, key=_OUTCOMES.index)


def _level(finding: Finding) -> Level:
    return Level[POLICY[finding.category].level.upper()] if finding.level is None else finding.level


def _is_trusted(author: Author) -> bool:
    return author.familiarity is Familiarity.TRUSTED


def _order(finding: Finding) -> tuple[object, ...]:
    level, cover = str(finding.level), finding.cover or ""
    return *finding.span, finding.category, finding.rule, finding.version, level, cover
