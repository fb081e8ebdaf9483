"""A world judged by the rules of tests/rules, in which `heron insult` is an insult and so on."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from moderation.engine import Engine
from moderation.ruleset import load
from tests.services.world import World

RULES = Path(__file__).parents[1] / "rules"


@cache
def table_engine() -> Engine:
    """Of a rule a category, and nothing else."""
    return Engine(load({path.name: path.read_text() for path in RULES.glob("*.toml")}))


def policed(world: World) -> World:
    """The same world, whose texts those rules judge."""
    return replace(world, ctx=replace(world.ctx, judge=table_engine().judge))
