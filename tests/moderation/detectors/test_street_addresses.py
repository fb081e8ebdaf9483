"""Where somebody lives, as many countries write it, and what only looks like it."""

import pytest

from moderation.detectors.personal_data import PersonalDataKind, find_personal_data


def addresses(text: str) -> list[str]:
    """What is found, as it stands in the text."""
    return [
        text[find.start : find.end]
        for find in find_personal_data(text)
        if find.kind is PersonalDataKind.ADDRESS
    ]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("I live at 12 Elm Street, come by", "12 Elm Street"),
        ("its 12 elm street.", "12 elm street"),
        ("4821 NW Long Meadow Pkwy Apt. 6", "4821 NW Long Meadow Pkwy Apt. 6"),
        ("221b Harbour Road", "221b Harbour Road"),
        ("12 Elm Street, Springtown, ND 58012", "12 Elm Street, Springtown, ND 58012"),
        ("30 rue des Lilas", "30 rue des Lilas"),
        ("12 bis, avenue Victor Hugo", "12 bis, avenue Victor Hugo"),
        ("Lindenstraße 14", "Lindenstraße 14"),
        ("Am Lindenplatz 3", "Lindenplatz 3"),
        ("Calle Mayor 7", "Calle Mayor 7"),
        ("Carrera 7 # 71-21", "Carrera 7 # 71-21"),
        ("Via Garibaldi, 40", "Via Garibaldi, 40"),
        ("Rua das Flores, 123", "Rua das Flores, 123"),
        ("Keizerstraat 18", "Keizerstraat 18"),
        ("Storgatan 5", "Storgatan 5"),
        ("Mannerkatu 12", "Mannerkatu 12"),
        ("ul. Długa 15/3", "ul. Długa 15/3"),
        ("Kossuth utca 8.", "Kossuth utca 8"),
        ("Strada Lungă nr. 9", "Strada Lungă nr. 9"),
        ("ул. Садовая, д. 4", "ул. Садовая, д. 4"),
        ("Lale Sokak No: 5", "Lale Sokak No: 5"),
        ("Jl. Melati No. 22", "Jl. Melati No. 22"),
        ("شارع الحرية 12", "شارع الحرية 12"),
        ("P.O. Box 1234", "P.O. Box 1234"),
        ("Postfach 77", "Postfach 77"),
        ("flat 4, 9 Mill Lane", "9 Mill Lane"),
        ("I'm at ZZ9 9ZZ", "ZZ9 9ZZ"),
        ("she stays on Willow Lane", "Willow Lane"),
        ("the corner of Oak and Third Street", "Oak and Third Street"),
    ],
)
def test_an_address_is_found_as_it_is_written_at_home(text: str, address: str) -> None:
    """Number first or last, in small letters too, with what belongs to it."""
    assert any(address in found for found in addresses(text))


@pytest.mark.parametrize(
    "text",
    [
        "I cried for 3 hours in the street",
        "there is a long road ahead",
        "it was a 12 hour drive to the lake",
        "5 people on my street have it",
        "I have been down this road 10 times",
        "chapter 5 was hard, season 2 too",
        "I slept 4 hours, about 3 of them well",
        "spring 2020 and morning 7 am",
        "I live in the city, on the edge of the park",
        "living on 2 hours of sleep",
        "I live in a 2 bed flat",
        "please address these 3 points",
        "So I have had 4 panic attacks",
        "via email 3 times",
        "took me 20 minutes to get out of the drive",
        "sertraline 50 mg, then 100 mg",
        "we moved to 3 different towns",
        "I am 17 and I live with my mum",
        "24/7 support is what I need",
        "avenue of escape number one",
        "he lives on the street",
    ],
)
def test_talk_of_streets_and_numbers_is_no_address(text: str) -> None:
    """A street without a number, a number without a street, or both with no name."""
    assert addresses(text) == []
