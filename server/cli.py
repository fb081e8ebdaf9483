"""The command line: what `lamplight` can be told to do.

What an operator got wrong is one line on standard error and exit status 2.
"""

from __future__ import annotations

import json
import sys

import click
import pyotp

from server import __version__, app, protocol, serving
from server.commands.audit import audit
from server.commands.cases import cases
from server.commands.copying import copy
from server.commands.doctor import doctor
from server.commands.helplines import helplines
from server.commands.policy import policy
from server.commands.running import fail, run_command, settings_from_environment, with_store
from server.domain.people import Role
from server.services import accounts
from server.services.context import Context
from server.services.passwords import check_new_password


@click.group()
@click.version_option(__version__)
def cli() -> None:
    """Lamplight: live, moderated peer-support rooms."""


cli.add_command(doctor)
cli.add_command(copy)
cli.add_command(helplines)
cli.add_command(audit)
cli.add_command(cases)
cli.add_command(policy)


@cli.command()
@click.option("--demo", is_flag=True, help="Make demo rooms and staff.")
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Processes that serve at one port; more than one need REDIS_URL.",
)
def serve(demo: bool, workers: int) -> None:
    """Serve rooms, the API and the browser client on one port."""
    settings = settings_from_environment()
    if workers == 1:
        run_command(serving.serve(settings, with_demo=demo))
        return
    try:
        sys.exit(serving.serve_with(workers, settings, with_demo=demo))
    except app.StartError as error:
        fail(str(error))


@cli.command()
def worker() -> None:
    """Do due work only; `serve` does it too unless LAMPLIGHT_WORKER=apart."""
    run_command(serving.work(settings_from_environment()))


@cli.command()
def migrate() -> None:
    """Bring the database's tables up to date."""

    async def run(_: Context) -> None:
        click.echo("The database is up to date.")

    with_store(run)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of the wire protocol."""
    click.echo(json.dumps(protocol.json_schema(), indent=2, ensure_ascii=False))


@cli.group()
def admin() -> None:
    """Accounts of staff."""


@admin.command("create")
@click.option("--login", prompt=True)
@click.option("--name", prompt="Name that others see")
@click.option(
    "--role",
    "roles",
    multiple=True,
    default=["admin"],
    show_default=True,
    type=click.Choice([str(role) for role in Role if role is not Role.MEMBER]),
)
@click.option("--totp", "with_totp", is_flag=True, help="Also ask for a one-time code.")
@click.password_option()
def admin_create(
    login: str, name: str, roles: tuple[str, ...], with_totp: bool, password: str
) -> None:
    """Make an account for a member of staff."""
    granted = {Role(role) for role in roles}
    totp_secret = pyotp.random_base32() if with_totp else None

    async def run(ctx: Context) -> None:
        await accounts.create_staff(
            ctx, login, name, check_new_password(password), granted, totp_secret=totp_secret
        )
        click.echo(f"{login} can sign in now, as {', '.join(sorted(granted))}.")
        if totp_secret:
            uri = pyotp.TOTP(totp_secret).provisioning_uri(name=login, issuer_name="Lamplight")
            click.echo(f"Add this to an authenticator, it is shown only now: {uri}")

    with_store(run)


@admin.command("accept-secret")
def admin_accept_secret() -> None:
    """Keep a changed LAMPLIGHT_SECRET: everybody is signed out, return codes end."""
    run_command(app.accept_secret(settings_from_environment()))
    click.echo("The secret is accepted. Everybody has to join or sign in again.")


@admin.command("renew-epochs")
def admin_renew_epochs() -> None:
    """After restoring a backup: make every client start its topics afresh."""

    async def run(ctx: Context) -> None:
        count = await ctx.store.write(lambda tx: tx.log.renew_epochs())
        click.echo(f"{count} topics have a new epoch.")

    with_store(run)


@cli.group()
def demo() -> None:
    """Help for trying things out."""


@demo.command("tokens")
@click.argument("count", type=click.IntRange(1, 100_000))
def demo_tokens(count: int) -> None:
    """Print tokens of COUNT new members, one a line, for load tests."""
    settings = settings_from_environment()

    async def run(ctx: Context) -> None:
        for token in await accounts.member_tokens(ctx, app.tokens_of(settings), count):
            click.echo(token)

    with_store(run, settings)


def main() -> None:
    cli()


if __name__ == "__main__":
    main()
