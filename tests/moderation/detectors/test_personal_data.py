"""E-mail addresses, phone numbers, handles and links, plainly written and disguised."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.detectors.personal_data import PersonalDataKind, find_personal_data

EMAIL, PHONE, HANDLE, LINK, ADDRESS = PersonalDataKind


def kinds_and_texts(text: str) -> list[tuple[PersonalDataKind, str]]:
    """What is found, as it stands in the text."""
    return [(find.kind, text[find.start : find.end]) for find in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("write to quiet.heron@example.com, ok?", "quiet.heron@example.com"),
        ("QUIET@EXAMPLE.CO.UK", "QUIET@EXAMPLE.CO.UK"),
        ("I'm heron22@gmail", "heron22@gmail"),
        ("name at gmail dot com", "name at gmail dot com"),
        ("john dot smith at example dot org!", "john dot smith at example dot org"),
        ("john underscore s at gmail", "john underscore s at gmail"),
        ("john [at] example (dot) co (dot) uk", "john [at] example (dot) co (dot) uk"),
        ("heron @ example . com", "heron @ example . com"),
        ("heron arroba gmail punto com", "heron arroba gmail punto com"),
        ("ｑｕｉｅｔ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ｑｕｉｅｔ＠ｅｘａｍｐｌｅ．ｃｏｍ"),
        ("q u i e t @ m a i l . c o m", "q u i e t @ m a i l . c o m"),
        ("q u i e t 9 at g m a i l dot c o m", "q u i e t 9 at g m a i l dot c o m"),
        ("quiet@gmаil.соm", "quiet@gmаil.соm"),
        ("he\u200bron@ex\u00adample.com", "he\u200bron@ex\u00adample.com"),
        ("𝐡𝐞𝐫𝐨𝐧@𝐞𝐱𝐚𝐦𝐩𝐥𝐞.𝐜𝐨𝐦", "𝐡𝐞𝐫𝐨𝐧@𝐞𝐱𝐚𝐦𝐩𝐥𝐞.𝐜𝐨𝐦"),
    ],
)
def test_an_email_address_is_found_however_it_is_written(text: str, address: str) -> None:
    """The span covers the address in the text as typed, and nothing else is reported."""
    assert kinds_and_texts(text) == [(EMAIL, address)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+44 20 7946 0018", "+44 20 7946 0018"),
        ("+44 (0)20 7946 0018 is me", "+44 (0)20 7946 0018"),
        ("call me on 07700-900-123", "07700-900-123"),
        ("(212) 555-0123", "(212) 555-0123"),
        ("my number is 555 0101", "555 0101"),
        ("٠٧٧٠٠٩٠٠١٢٣ text me, text ٠٧٧٠٠٩٠٠١٢٣"[19:], "٠٧٧٠٠٩٠٠١٢٣"),
        ("call ０７９１１ １２３４５６", "０７９１１ １２３４５６"),
        ("0 7 9 1 1 1 2 3 4 5 6", "0 7 9 1 1 1 2 3 4 5 6"),
        (
            "oh seven nine double one one two three four five six",
            "oh seven nine double one one two three four five six",
        ),
        ("0\u200b7911 12\u200b3456", "0\u200b7911 12\u200b3456"),
    ],
)
def test_a_phone_number_is_found_however_it_is_written(text: str, number: str) -> None:
    """National, international, spelled out and spaced out."""
    assert kinds_and_texts(text) == [(PHONE, number)]


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("thanks @QuietHeron!", "@QuietHeron"),
        ("I'm heron#1234 there", "heron#1234"),
        ("u/quiet-heron", "u/quiet-heron"),
        ("my snap is quiet.heron", "quiet.heron"),
        ("insta: quietheron", "quietheron"),
        ("add me on discord heron_22", "heron_22"),
        ("telegram username is heron99", "heron99"),
    ],
)
def test_a_handle_is_found(text: str, handle: str) -> None:
    """By its sign, or by the service it stands beside."""
    assert kinds_and_texts(text) == [(HANDLE, handle)]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("see https://example.com/a?b=c.", "https://example.com/a?b=c"),
        ("see example.com/a", "example.com/a"),
        ("www.example.bar", "www.example.bar"),
        ("hxxps://example.invalid/x", "hxxps://example.invalid/x"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("discord.gg/abc", "discord.gg/abc"),
        ("my page is quiet dot app", "quiet dot app"),
        ("look at example dot com", "example dot com"),
        ("e x a m p l e . c o m", "e x a m p l e . c o m"),
    ],
)
def test_a_link_is_found(text: str, link: str) -> None:
    """With or without a scheme, defanged, spelled out or spaced out."""
    assert kinds_and_texts(text) == [(LINK, link)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Quiet Heron",
        "I feel so sad.so I left.it was fine",
        "I work at yahoo and live in Leeds",
        "at this point it is too much, e.g. today...well",
        "my instagram is full of sad things",
        "my insta got hacked and my snap isn't working",
        "people on tiktok say it helps",
        "her username is private",
        "add me on discord please",
        "I won't line up for that",
        "breathe in 1 2 3 4 5 6 7 8 and out",
        "4-7-8 breathing, three times",
        "Samaritans are on 116 123, and 988 in the US",
        "call 0800 068 4141 or 1-800-273-8255, they are free",
        "2019-2020 was hard; on 12/03/2021 at 10:30:20 too",
        "blocked from 92.242.140.21",
        "ISBN: 8170239818",
        "one or two or three of us",
        "c'est la vie, no? 100.000 times",
    ],
)
def test_ordinary_talk_has_no_personal_data_in_it(text: str) -> None:
    """Helplines, dates, counting and careless full stops are left alone."""
    assert kinds_and_texts(text) == []


def test_several_finds_come_in_the_order_of_the_text() -> None:
    """Each with its own span."""
    text = "insta: heron_1, a@example.com or https://example.com or +44 20 7946 0018"
    assert [kind for kind, _ in kinds_and_texts(text)] == [HANDLE, EMAIL, LINK, PHONE]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=[]), max_size=120))
def test_any_text_gives_spans_in_order_that_do_not_overlap(text: str) -> None:
    """No input crashes the detector or makes it point outside the text."""
    end = 0
    for find in find_personal_data(text):
        assert end <= find.start < find.end <= len(text)
        end = find.end


@settings(deadline=None)
@given(
    st.text("abcdefghij", min_size=3, max_size=12),
    st.sampled_from(["", "\u200b", "\u00ad", "\ufeff"]),
    st.sampled_from(["hello ", "écris-moi: ", "写 "]),
)
def test_hidden_characters_do_not_hide_an_address(name: str, hidden: str, before: str) -> None:
    """A zero-width character between all letters changes nothing."""
    address = hidden.join(f"{name}@example.com")
    assert kinds_and_texts(before + address) == [(EMAIL, address)]


@pytest.mark.parametrize(
    "piece",
    [
        "a@",
        "a.",
        "1 ",
        "at ",
        "a at ",
        " dot ",
        "@a",
        "www.",
        "://",
        "double one ",
        "u/",
        "( ",
        "-1",
        "1/",
        "12-",
        "a@a.com ",
    ],
)
def test_time_grows_in_step_with_the_text(piece: str) -> None:
    """Four times the text may not take much more than four times as long."""

    def cpu_of_three(length: int) -> float:
        text = (piece * length)[:length]
        times = []
        for _ in range(3):
            start = time.process_time()
            find_personal_data(text)
            times.append(time.process_time() - start)
        return min(times)

    assert cpu_of_three(2_000) <= 10 * cpu_of_three(500) + 0.005
