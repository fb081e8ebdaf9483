"""The part of the report that is about the policy engine."""

from bench.policy import Policy, percentile_us
from bench.policy_texts import ADVERSARIAL, WRITTEN
from bench.tables import table

_WORST = 6


def policy_section(found: Policy) -> str:
    """Tables, or that nothing was measured."""
    if not found.written:
        return "Not measured."
    return "\n\n".join((_written(found), _growth(found), _attacks(found)))


def _written(found: Policy) -> str:
    rows = [
        [
            f"{phrases:,}",
            *(
                f"{percentile_us(costs[phrases], share):.0f}"
                for costs in (found.written, found.fresh)
                for share in (0.5, 0.99)
            ),
        ]
        for phrases in found.written
    ]
    heads = (
        "phrases loaded",
        f"CPU a verdict on {WRITTEN} characters, p50, µs",
        "p99, µs",
        "just started, p50, µs",
        "p99, µs",
    )
    return table(heads, rows)


def _growth(found: Policy) -> str:
    times = ["", *(f"{ratio:.2f}" for ratio in found.growth)]
    rows = [
        [f"{length:,}", f"{us:.0f}", grown]
        for (length, us), grown in zip(found.by_length.items(), times, strict=True)
    ]
    return table(("characters", "CPU a verdict, median, µs", "times that of half"), rows)


def _attacks(found: Policy) -> str:
    worst = sorted(found.attacks, key=lambda attack: -attack.again_ms)
    rows = [
        [attack.name, f"{attack.first_ms:.1f}", f"{attack.again_ms:.1f}"]
        for attack in worst[:_WORST]
    ]
    what = f"{ADVERSARIAL:,} characters made to be slow: the worst of {len(worst)}"
    return table((what, "first, ms", "again, ms"), rows)
