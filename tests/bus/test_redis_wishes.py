"""What was asked of one link, and what it has confirmed."""

import asyncio

from server.bus.redis_wishes import CHANNELS_IN_A_COMMAND, RedisWishes

LONG_S = 60.0


async def is_waiting(task: "asyncio.Task[None]") -> bool:
    """Whether a task is still waiting after all that could wake it has happened."""
    for _ in range(5):
        await asyncio.sleep(0)
    return not task.done()


async def test_only_the_last_of_two_confirmations_counts() -> None:
    """The first belongs to a subscription that was taken back in the meantime."""
    wishes = RedisWishes()
    wishes.add(b"c", "c")
    wishes.ask(b"c")
    wishes.drop(b"c")
    wishes.ask_no_more(b"c")
    wishes.add(b"c", "c")
    wishes.ask(b"c")
    waiting = asyncio.create_task(wishes.wait_for(b"c", LONG_S))
    wishes.confirm(b"c")
    assert await is_waiting(waiting)
    wishes.confirm(b"c")
    assert not await is_waiting(waiting)


async def test_nobody_waits_for_a_lost_link() -> None:
    """Whoever waits is let go at once, and the next link begins with a clean slate."""
    wishes = RedisWishes()
    wishes.add(b"c", "c")
    wishes.ask(b"c")
    waiting = asyncio.create_task(wishes.wait_for(b"c", LONG_S))
    assert await is_waiting(waiting)
    wishes.link_lost()
    assert not await is_waiting(waiting)
    list(wishes.ask_for_all())
    waiting = asyncio.create_task(wishes.wait_for(b"c", LONG_S))
    assert await is_waiting(waiting)
    wishes.confirm(b"c")
    assert not await is_waiting(waiting)


async def test_a_confirmation_is_late_only_for_somebody_who_gave_up() -> None:
    """Where nobody waited in vain there is nothing to doubt."""
    wishes = RedisWishes()
    for wire in (b"in time", b"late"):
        wishes.add(wire, wire.decode())
        wishes.ask(wire)
    await wishes.wait_for(b"late", 0)
    assert not wishes.confirm(b"in time")
    assert wishes.confirm(b"late")
    assert not wishes.confirm(b"never asked for")


async def test_many_wishes_go_out_in_few_commands() -> None:
    """But not in one that would hold the server up."""
    wishes = RedisWishes()
    for number in range(2 * CHANNELS_IN_A_COMMAND + 1):
        wishes.add(b"%d" % number, str(number))
    commands = list(wishes.ask_for_all())
    assert [command.split(b"\r\n")[0] for command in commands] == [b"*501", b"*501", b"*2"]
