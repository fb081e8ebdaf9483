"""What axe-core finds wrong with a page as it stands: its source runs by the DevTools protocol.

The page keeps its own Content-Security-Policy: nothing is added to what it may load or run.
"""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.async_api import Page

SOURCE = Path(__file__).parents[2] / "client_web" / "node_modules" / "axe-core" / "axe.min.js"

RUN = """
async (rules) => {
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"],
    ...(rules ? { runOnly: { type: "rule", values: rules } } : {}),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) =>
      `${id} at ${target.join(" ")}: ${failureSummary.split("\\n").slice(1).join(" ").trim()}`));
}
"""


@cache
def _source() -> str:
    assert SOURCE.exists(), "axe-core isn't installed: run `make setup`"
    return SOURCE.read_text(encoding="utf-8")


async def complaints(page: Page, rules: list[str] | None = None) -> list[str]:
    """One line for each element that breaks a rule; all of axe-core's rules unless told which."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_source())
    found: Any = await page.evaluate(RUN, rules)
    return [str(line) for line in found]
