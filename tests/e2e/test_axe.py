"""Every screen, by axe-core and by measure: light, dark, with more contrast, and right to left."""

from typing import Any

import pytest

from tests.e2e.axe import complaints
from tests.e2e.layout import lost_when_narrow, small_targets
from tests.e2e.lived_in import LivedIn
from tests.e2e.screens import DESKTOP, PHONE, QUESTIONS, SCREENS, Screen, open_screen

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Colours are all that these change.
COLOURS: dict[str, Any] = {
    "dark": {"color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
    "more contrast, dark": {"color_scheme": "dark", "contrast": "more"},
}


@pytest.mark.parametrize("screen", SCREENS, ids=str)
async def test_nothing_is_found_in_any_theme(place: LivedIn, screen: Screen) -> None:
    """Every rule in the light, and those about colours in the other themes."""
    page = await open_screen(place, screen, "en", DESKTOP)
    found = {"light": await complaints(page)}
    for theme, media in COLOURS.items():
        await page.emulate_media(**media)
        found[theme] = await complaints(page, ["color-contrast", "link-in-text-block"])
    await page.close()
    lines = [f"{theme}: {line}" for theme, lines in found.items() for line in lines]
    assert not lines, "\n" + "\n".join(lines)


@pytest.mark.parametrize("screen", [*SCREENS, QUESTIONS], ids=str)
async def test_it_holds_right_to_left_on_a_phone(place: LivedIn, screen: Screen) -> None:
    """In Arabic: nothing is found, every target is large enough, and 200 % at 320 px loses none."""
    page = await open_screen(place, screen, "ar", PHONE)
    assert await page.evaluate("document.documentElement.dir") == "rtl"
    found = [
        *await complaints(page),
        *(f"too small: {line}" for line in await small_targets(page)),
        *(f"lost: {line}" for line in await lost_when_narrow(page)),
    ]
    await page.close()
    assert not found, "\n" + "\n".join(found)
