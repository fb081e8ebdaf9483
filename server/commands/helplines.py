"""`lamplight helplines`: what an operator and `make check` ask of the help-line directory."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from server.commands.running import fail, with_store
from server.domain.confirmations import How
from server.domain.helpline_rules import FaultyFile, faults
from server.domain.helplines import WORLD
from server.helplines import shipped_lines
from server.services.confirming import confirm_as
from server.services.context import Context


@click.group()
def helplines() -> None:
    """The directory of help lines."""


@helplines.command()
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.now(UTC).date().isoformat(),
    help="The day to judge by; today where it isn't named.",
)
def check(today: datetime) -> None:
    """Say what is wrong with any entry; exit status 1 where anything is."""
    try:
        lines = shipped_lines()
        found = list(faults(lines, today.date()))
    except FaultyFile as error:
        found, lines = [str(error)], []
    for fault in found:
        click.echo(fault, err=True)
    if found:
        sys.exit(1)
    countries = {line.country for line in lines} - {WORLD}
    soonest = min(line.expires_on for line in lines)
    click.echo(
        f"{len(lines)} help lines of {len(countries)} countries, the first expires on {soonest}."
    )


@helplines.command("list")
@click.argument("country", required=False)
def list_lines(country: str | None) -> None:
    """Print each line with its number and the day it was verified, to be called by hand."""
    for line in shipped_lines():
        if country in {None, line.country}:
            ways = "; ".join(f"{channel.kind} {channel}" for channel in line.channels)
            click.echo(f"{line.country}\t{line.verified_on}\t{line.name}\t{line.hours}\t{ways}")


@helplines.command()
@click.argument("country")
@click.argument("name", required=False)
@click.option("--by", required=True, help="Who called or read it.")
@click.option("--how", required=True, type=click.Choice([str(how) for how in How]))
def confirm(country: str, name: str | None, by: str, how: str) -> None:
    """Record who called or read the line NAME of COUNTRY, or all of its lines."""
    code = country.upper()
    names = [line.name for line in shipped_lines() if line.country == code]
    if not names:
        fail(f"There are no help lines of {code}: `lamplight helplines list` has all of them.")

    async def run(ctx: Context) -> None:
        keys = [(code, each) for each in ([name] if name else names)]
        for line in await confirm_as(ctx, by, keys, How(how)):
            click.echo(f"{line.country}, {line.name}: {how} by {by.strip()}.")

    with_store(run)
