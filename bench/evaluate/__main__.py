"""`python -m bench.evaluate`: a table of what the engine finds, before and after."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import click

from bench.evaluate.data import NoData, read
from bench.evaluate.judges import Judge, by_engine, by_nine_phrases, by_other_rules
from bench.evaluate.report import table
from moderation.ruleset import RulesetError

_DATA = "LAMPLIGHT_EVALUATION_DATA"
_WHERE = Path(os.environ.get(_DATA) or Path(__file__).parents[2] / ".." / "shared" / "data")


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=_WHERE,
    help=f"The folder of labelled texts; {_DATA} names it too.",
)
@click.option("--against", help="Also judge by the rules of a folder or of a commit.")
@click.option("--communities", "by_community", is_flag=True, help="Each community by itself.")
def main(data: Path, against: str | None, by_community: bool) -> None:
    """Print how often the engine is right on labelled texts, beside a baseline."""  # fmt: skip
    judges: dict[str, Judge] = {"nine phrases": by_nine_phrases}
    try:
        texts = read(data)
        if against:
            judges[against] = by_other_rules(against)
    except (NoData, RulesetError, subprocess.CalledProcessError) as error:
        click.echo(f"evaluate: {error}", err=True)
        if isinstance(error, NoData):
            click.echo(f"evaluate: set {_DATA} to a folder that holds the texts.", err=True)
        sys.exit(2)
    judges["the engine"] = by_engine()
    remembering = {name: cache(judge) for name, judge in judges.items()}
    for line in table(texts, remembering, by_community=by_community):
        click.echo(line)


if __name__ == "__main__":
    main()
