"""`lamplight copy`: moving an installation from SQLite to PostgreSQL, or back."""

from __future__ import annotations

import asyncio

import click

from server.commands.running import fail
from server.storage.address import Address, NoAddress, read_address
from server.storage.copying import copy_all
from server.storage.interface import StoreError


def _address(_: click.Context, option: click.Parameter, url: str) -> Address:
    try:
        return read_address(url)
    except NoAddress as error:
        fail(f"{option.opts[0]} {error}")


@click.command()
@click.option("--from", "source", required=True, callback=_address, help="Where everything is.")
@click.option("--to", "target", required=True, callback=_address, help="An empty database.")
def copy(source: Address, target: Address) -> None:
    """Copy everything from SQLite to PostgreSQL, or back, and compare it row by row.

    Both are addresses as DATABASE_URL takes them. Stop every process first: what is written during
    the copy is not in it. Whatever goes wrong, the target stays empty, and copy can be run again.
    """

    def told(table: str, rows: int) -> None:
        click.echo(f"{table:24} {rows:>12,}  the same")

    try:
        asyncio.run(copy_all(source, target, told))
    except StoreError as error:
        fail(str(error))
    click.echo(
        f"All of it is in {target} now. Set DATABASE_URL to that, and keep LAMPLIGHT_SECRET."
    )
