"""`lamplight audit`: proving that nobody has touched the record of what staff did."""

from __future__ import annotations

import sys

import click

from server.commands.running import with_store
from server.services.auditing import verify_audit
from server.services.context import Context


@click.group()
def audit() -> None:
    """The record of what staff did."""


@audit.command()
def verify() -> None:
    """Walk the chain of hashes; exit status 1 names the first entry that is wrong or missing."""

    async def run(ctx: Context) -> None:
        proof = await verify_audit(ctx)
        if proof.first_broken is not None:
            click.echo(f"Entry {proof.first_broken} of the audit is wrong or missing.", err=True)
            sys.exit(1)
        click.echo(f"{proof.entries} entries, none of them touched.")

    with_store(run)
