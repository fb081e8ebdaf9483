"""What a page's layout does to people: measured in the browser, on the page as it stands."""

from typing import Any

from playwright.async_api import Page

TARGET_PX = 44
NARROW = {"width": 320, "height": 640}

# A radio button or checkbox counts with its label, a link in a sentence not at all (WCAG 2.5.5).
SMALL = """
(least) => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isHidden = (e) => !shown(e) || e.closest(".visually-hidden, .skip, [inert]");
  const isInText = (e) => e.tagName === "A" && getComputedStyle(e).display === "inline";
  const boxOf = (e) => (e.closest("label") ?? e).getBoundingClientRect();
  const top = document.querySelector("dialog[open]") ?? document.body;
  return [...top.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((e) => !isHidden(e) && !isInText(e))
    .map((e) => [e, boxOf(e)])
    .filter(([, { width, height }]) => Math.round(width) < least || Math.round(height) < least)
    .map(([e, { width, height }]) =>
      `${e.tagName}.${e.className} "${e.innerText ?? ""}" is ${width} x ${height}`);
}
"""

# An element that scrolls on its own, or is cut off on purpose, loses nothing.
LOST = """
() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const isKept = (e) => {
    for (let up = e; up; up = up.parentElement) {
      const { overflowX, clipPath } = getComputedStyle(up);
      if (clipPath !== "none" || /auto|scroll/.test(overflowX) && up !== document.documentElement)
        return true;
    }
    return false;
  };
  const out = [...document.querySelectorAll("body *")].filter((e) => {
    const { left, right, width } = e.getBoundingClientRect();
    return width > 0 && (right > innerWidth + 1 || left < -1) && e.checkVisibility() && !isKept(e);
  });
  return [...(wide > 0 ? [`the page is ${wide} px too wide`] : []),
    ...out.slice(0, 5).map((e) => `${e.tagName}.${e.className} sticks out`)];
}
"""


async def small_targets(page: Page) -> list[str]:
    """The controls on the screen that are less than 44 px either way."""
    found: Any = await page.evaluate(SMALL, TARGET_PX)
    return [str(line) for line in found]


async def lost_when_narrow(page: Page) -> list[str]:
    """What cannot be reached at 320 px and text of twice the size; the page stays so."""
    await page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    await page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    found: Any = await page.evaluate(LOST)
    return [str(line) for line in found]
