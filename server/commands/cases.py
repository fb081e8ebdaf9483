"""`lamplight cases`: the table of a case's states, as a picture for the manual."""

from __future__ import annotations

import click

from server.domain.cases import RESTING, TRANSITIONS, CaseState


@click.group()
def cases() -> None:
    """Cases of people at risk."""


@cases.command()
def diagram() -> None:
    """Print the states and what follows on which, as a Mermaid diagram."""
    click.echo(state_diagram())


def state_diagram() -> str:
    """What staff do as plain arrows, what time does as arrows that say so."""
    lines = ["stateDiagram-v2", "    [*] --> raised"]
    for state, following in TRANSITIONS.items():
        lines += [f"    {state} --> {to}" for to in sorted(following)]
    lines.append("    raised --> offered: somebody on shift is paged")
    lines.append("    claimed --> offered: the lease runs out")
    lines += [f"    {state} --> offered: a new sign of risk" for state in sorted(RESTING)]
    lines.append(f"    {CaseState.CLOSED} --> [*]")
    return "\n".join(lines)
