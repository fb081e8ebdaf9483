"""Whose a number or an address is: the author's, somebody else's, or an organisation's."""

import pytest

from moderation.detectors.ownership import Owner, whose
from moderation.detectors.personal_data import find_personal_data


def owner(text: str) -> Owner:
    """Whose the first find of the text is."""
    find = find_personal_data(text)[0]
    return whose(text, find.start, find.end)


@pytest.mark.parametrize(
    "text",
    [
        "my number is 07700 900123",
        "07700 900123",
        "text me: 07700 900123",
        "I live at 12 Elm Street",
        "im at 12 Elm Street tonight",
        "jo@example.com, write any time",
        "my instagram is heron_22",
        "he hates it. My address is 12 Elm Street",
        "her number is old, mine is 07700 900123",
        "that's 07700 900123",
        "it's jo@example.com",
        "his number I lost, so take my number 07700 900123",
        "mi numero es 612 938 471",
    ],
)
def test_it_is_the_authors_own_where_they_say_so_or_nothing(text: str) -> None:
    """The nearest words decide."""
    assert owner(text) is Owner.AUTHOR


@pytest.mark.parametrize(
    "text",
    [
        "her number is 07700 900123",
        "his home address is 12 Elm Street",
        "he lives at 12 Elm Street",
        "Maya lives at 12 Elm Street",
        "this is where she lives: 12 Elm Street",
        "12 Elm Street is where he lives",
        "12 Elm Street, that's where Maya lives",
        "Maya's address is 12 Elm Street",
        "my ex's number is 07700 900123",
        "my ex lives at 12 Elm Street",
        "your address is 12 Elm Street",
        "I know you live at 12 Elm Street",
        "call him on 07700 900123",
        "07700 900123 is her number",
        "07700 900123 go spam him",
        "everyone harass jo@example.com",
        "her insta is @heron_22",
        "Maya’s snap: heron_22",
    ],
)
def test_it_is_anothers_where_that_is_said(text: str) -> None:
    """Before it or after it."""
    assert owner(text) is Owner.ANOTHER


@pytest.mark.parametrize(
    "text",
    [
        "the crisis team is on 01632 960123",
        "you can ring the clinic, 01632 960123",
        "the hospital at 12 Elm Street was kind",
        "write to the charity: info@example.org",
    ],
)
def test_an_organisations_is_nobodys(text: str) -> None:
    """Support talk is full of them."""
    assert owner(text) is Owner.ORGANISATION
