"""`lamplight doctor`: whether this place is fit for people to rely on, and what to do if not."""

from __future__ import annotations

import asyncio
import os
import sys

import click

from server.diagnosis import diagnose
from server.services.checkup import Weight

_COLOURS = {Weight.OK: "green", Weight.WARNING: "yellow", Weight.WRONG: "red"}


@click.command()
def doctor() -> None:
    """Look over settings, database, Redis, staff, pages and help lines, a line each.

    Exit status 1 where anything is wrong; a warning alone is 0. What is there stays as it is.
    """
    findings = asyncio.run(diagnose(os.environ))
    for finding in findings:
        weight = click.style(f"{finding.weight:7}", fg=_COLOURS[finding.weight])
        click.echo(f"{weight}  {finding.about:10}  {finding.words}")
    if any(finding.weight is Weight.WRONG for finding in findings):
        sys.exit(1)
