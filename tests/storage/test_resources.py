"""What is pinned, in every store."""

from dataclasses import replace

from server.domain.resources import Resource, ResourceKind
from server.storage.interface import Store, Transaction
from tests.storage.contract import seed

VIDEO = Resource(
    id="video",
    kind=ResourceKind.VIDEO,
    title="Breathing",
    url="https://player.example.org/1",
    captions_url="https://words.example/1",
    language="ar",
    about="Five minutes",
    room="lobby",
    position=1,
    pinned_by="wren",
    pinned_at=1_800_000_000_000,
)
READING = Resource(
    id="reading", kind=ResourceKind.READING, title="Sleep", url="https://a.example/", room="lobby"
)


async def test_what_is_pinned_comes_back_as_it_went_in(store: Store) -> None:
    """Every field, in the order of the place, and of one place alone."""
    await seed(store)

    def run(tx: Transaction) -> None:
        for resource in (VIDEO, READING, replace(READING, id="other", room="den")):
            tx.resources.add(resource)

    await store.write(run)
    assert await store.read(lambda tx: tx.resources.of_room("lobby")) == [READING, VIDEO]
    assert await store.read(lambda tx: tx.resources.pinned_by("wren")) == [VIDEO]
    moved = replace(VIDEO, title="Breathe", position=-1)
    await store.write(lambda tx: tx.resources.save(moved))
    await store.write(lambda tx: tx.resources.forget("wren"))
    unnamed = replace(moved, pinned_by=None)
    assert await store.read(lambda tx: tx.resources.of_room("lobby")) == [unnamed, READING]
    await store.write(lambda tx: tx.resources.remove("video"))
    assert await store.read(lambda tx: tx.resources.of_room("lobby")) == [READING]
