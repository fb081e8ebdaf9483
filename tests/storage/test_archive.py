"""Finding answers by their words: the same ones in every store."""

import pytest

from server.storage.interface import Store
from server.storage.sql.words import folded_words
from tests.storage.answers import ANSWERS, SESSION, answer

SEARCHES: list[tuple[list[str], set[str]]] = [
    (["wake"], {"waking"}),
    (["WAK", "cortis"], {"waking"}),
    (["wake", "depressed"], set()),
    (["deprime"], {"naming"}),
    (["DÉPRIMÉ"], {"naming"}),
    (["ecoute"], {"naming"}),
    (["30"], {"waking"}),
    (["anti"], {"spelling"}),
    (["anti_anxiety"], {"spelling"}),
    (["anxiety_anti"], set()),
    (["funf"], {"spelling"}),
    (["vier"], {"spelling"}),
    (["10"], {"spelling"}),
    (["أنام"], {"arabic"}),
    (["drop"], {"signs"}),
    (["fine"], {"signs"}),
    (["nights"], set(ANSWERS)),
    (["well"], set(ANSWERS)),
    (["leep"], set()),
    (["_"], set()),
]


@pytest.fixture
async def archive(store: Store) -> Store:
    """One session that is over, and what was answered in it."""
    await store.write(answer)
    return store


async def found(store: Store, *words: str, tag: str | None = None) -> list[str]:
    """Ids, the best first."""
    page = await store.read(lambda tx: tx.archive.search(list(words), tag, 0, 20))
    return [each.question.id for each in page]


async def test_words_are_found_by_their_beginnings(archive: Store) -> None:
    """In question, answer, title or tags, without case and accents; all words are wanted."""
    for words, ids in SEARCHES:
        assert (words, set(await found(archive, *words))) == (words, ids)


async def test_the_best_is_first(archive: Store) -> None:
    """And without words the newest."""
    assert (await found(archive, "sleep"))[0] == "twice"
    assert await found(archive) == list(ANSWERS)[::-1]


async def test_a_tag_is_a_whole_one(archive: Store) -> None:
    """Whatever signs are in it."""
    assert len(await found(archive, tag="50%_off")) == len(ANSWERS)
    for none in ("50", "50%%off", "Night", "nights or", '"'):
        assert await found(archive, tag=none) == []


async def test_what_changes_is_found_as_it_is(archive: Store) -> None:
    """Its earlier words find nothing; nor does one that is kept no more, once it is renewed."""
    await archive.write(lambda tx: tx.questions.blank_answer("waking"))
    await archive.write(lambda tx: tx.archive.renew("waking"))
    assert await found(archive, "cortisol") == []
    assert await found(archive, "wake") == ["waking"]
    await archive.write(lambda tx: tx.questions.blank("waking"))
    await archive.write(lambda tx: tx.archive.renew("waking"))
    assert await found(archive, "wake") == []
    await archive.write(lambda tx: tx.archive.leave_out("s", "wren", on=True))
    await archive.write(lambda tx: tx.archive.keep(SESSION))
    assert await found(archive, "drop") == []


def test_words_are_cut_as_sqlite_cuts_them() -> None:
    """At everything that is no letter and no digit, the underscore too."""
    assert folded_words("Déprimé, _at_ 4:30!") == ["deprime", "at", "4", "30"]
    assert folded_words("النَّوْمُ") == ["النوم"]
    assert folded_words("x" * 5_000) == ["x" * 100]
    assert folded_words("…") == []
