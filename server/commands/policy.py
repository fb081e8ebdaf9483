"""`lamplight policy`: what operators and rule authors ask of the policy engine."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec

from moderation.engine import Engine, default_engine
from moderation.examples import expired_rules, failing_examples
from moderation.ruleset import Ruleset, RulesetError, load, packaged_files
from moderation.verdict import Author
from server.commands import policy_trial
from server.commands.policy_lines import BadLine, author_of, judged_line, told, verdict_json
from server.domain.people import AgeBand

_RULES = click.Path(exists=True, path_type=Path)
_with_rules = click.option(
    "--rules",
    type=_RULES,
    envvar="LAMPLIGHT_RULES",
    help="A file or folder of rules to use beside the packaged ones.",
)
_with_standing = click.option(
    "--standing", type=click.Choice(["newcomer", "trusted"]), default="newcomer", show_default=True
)
_with_age_band = click.option("--age-band", type=click.Choice([str(band) for band in AgeBand]))


@click.group()
def policy() -> None:
    """The rules that texts are judged by."""


@policy.command()
@click.argument("rules", nargs=-1, type=_RULES)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.now(UTC).date().isoformat(),
    help="The day to judge expiry by; today where it isn't named.",
)
def check(rules: tuple[Path, ...], today: datetime) -> None:
    """Check the packaged rules and RULES: examples, dates, ids. Exit status 1 on any fault."""
    ruleset = _ruleset(rules, status=1)
    faults = [*failing_examples(ruleset), *expired_rules(ruleset, today.date())]
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        sys.exit(1)
    examples = sum(len(rule.match) + len(rule.no_match) for rule in ruleset.rules)
    on_trial = sum(rule.status == "shadow" for rule in ruleset.rules)
    click.echo(
        f"{len(ruleset.rules)} rules ({on_trial} on trial) keep to their {examples} examples."
    )


@policy.command()
@click.argument("text")
@click.option("--json", "as_one_line", is_flag=True, help="The verdict as JSON.")
@_with_standing
@_with_age_band
@_with_rules
def explain(
    text: str, as_one_line: bool, standing: str, age_band: str | None, rules: Path | None
) -> None:
    """Say what becomes of TEXT and why; `-` reads it from standard input."""
    if text == "-":
        text = sys.stdin.read()
    verdict = _engine(rules).judge(text, _author(standing, age_band))
    if as_one_line:
        click.echo(msgspec.json.encode(verdict_json(verdict)).decode())
    else:
        for line in told(verdict, text):
            click.echo(line)


@policy.command()
@_with_rules
def judge(rules: Path | None) -> None:
    """Judge JSON lines from standard input, one verdict a line.

    A line is {"text", "standing"?: "newcomer" | "trusted", "age_band"?: "13-17" | "18+"}. One that
    isn't is answered by {"error"}, and the next is read.
    """
    engine = _engine(rules)
    out = sys.stdout.buffer
    for line in sys.stdin.buffer:
        out.write(judged_line(engine, line))
        out.flush()


@policy.command("try")
@click.argument("rules", type=_RULES)
@click.option(
    "--sample",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON lines as for `judge`, instead of stored messages.",
)
@click.option(
    "--newest",
    default=1_000,
    show_default=True,
    type=click.IntRange(1, 100_000),
    help="How many stored messages of each room.",
)
@click.option("--texts", "with_texts", is_flag=True, help="Also show the texts themselves.")
def try_rules(rules: Path, sample: Path | None, newest: int, with_texts: bool) -> None:
    """Replay stored messages with and without RULES, and say what would change.

    A rule of RULES takes the place of a packaged one with its id. What is on trial is counted as
    if it were active.
    """  # fmt: skip
    before = _engine(None)
    after = Engine(policy_trial.as_if_active(_ruleset((rules,), replacing=True)))
    try:
        texts = policy_trial.sampled(sample) if sample else policy_trial.stored(newest)
    except BadLine as error:
        raise click.UsageError(f"{sample}: {error}") from None
    for line in policy_trial.changes(before, after, texts, with_texts=with_texts):
        click.echo(line)


def _engine(rules: Path | None) -> Engine:
    """What crashes is named in the verdicts."""
    return Engine(_ruleset((rules,))) if rules else default_engine()


def _ruleset(paths: tuple[Path, ...], *, status: int = 2, replacing: bool = False) -> Ruleset:
    own = {name: text for path in paths for name, text in _files(path)}
    try:
        return load(packaged_files(), own) if replacing else load(packaged_files() | own)
    except RulesetError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        sys.exit(status)


def _files(path: Path) -> list[tuple[str, str]]:
    paths = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    try:
        return [(str(each), each.read_text(encoding="utf-8")) for each in paths]
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path} can't be read: {error}") from None


def _author(standing: str, age_band: str | None) -> Author:
    return author_of(standing, AgeBand(age_band) if age_band else None)
