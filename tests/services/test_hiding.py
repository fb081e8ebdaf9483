import pytest

from server.domain.errors import BadRequest, NotFound
from server.domain.people import Role
from server.services import privacy
from server.services.hiding import hidden_by, hide, show
from tests.services.world import World


async def test_somebody_is_hidden_for_oneself_only(world: World) -> None:
    """Twice is once, and so is showing; nobody else's list changes, and no event is made."""
    wren, heron = (await world.member("Wren")).person, (await world.member("Heron")).person
    before = len(world.committed)
    await hide(world.ctx, wren, heron.id)
    await hide(world.ctx, wren, heron.id)
    assert [person.name for person in await hidden_by(world.ctx, wren)] == ["Heron"]
    assert await hidden_by(world.ctx, heron) == []
    await show(world.ctx, wren, heron.id)
    await show(world.ctx, wren, heron.id)
    assert await hidden_by(world.ctx, wren) == []
    assert len(world.committed) == before


async def test_some_cannot_be_hidden(world: World) -> None:
    """Oneself, the staff, and who isn't there."""
    wren, mod = (await world.member()).person, (await world.staff(Role.MODERATOR)).person
    for other, error in ((wren.id, BadRequest), (mod.id, BadRequest), ("nobody", NotFound)):
        with pytest.raises(error):
            await hide(world.ctx, wren, other)


async def test_erasing_either_of_the_two_leaves_no_row(world: World) -> None:
    """The hidden one, and the one who hid."""
    wren, heron = (await world.member()).person, (await world.member()).person
    await hide(world.ctx, wren, heron.id)
    await hide(world.ctx, heron, wren.id)
    await privacy.erase(world.ctx, heron)
    assert world.rows("hidden_people") == 0
