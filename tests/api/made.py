"""Things that a walk over all endpoints needs to be there."""

from dataclasses import replace

from server.api.route import Route
from server.domain.outbox import DeliveryState
from server.domain.people import Person, Role
from server.domain.permissions import Action
from server.domain.qa.polls import Poll
from server.domain.qa.sessions import QaSession, SessionState
from server.domain.queue import Decision, ItemKind, Lane, QueueItem
from server.domain.resources import Resource, ResourceKind
from server.domain.rooms import Room
from server.domain.sanctions import Sanction, SanctionKind
from server.services.accounts import Admission
from server.services.deciding import decide
from server.services.pushing import subscribe
from server.services.queue import open_item
from server.services.webhooks import add_webhook, remove_webhook, try_webhook
from server.storage.bulks import Bulk
from server.storage.interface import Transaction
from tests.clients.push import a_browser
from tests.services.qa.scene import make_scene
from tests.services.world import World


async def a_ban(world: World, who: Admission) -> str:
    """A ban of somebody from another room, whoever they are."""
    now = world.clock()
    ban = Sanction(
        id=world.ctx.new_id(),
        person=who.person.id,
        kind=SanctionKind.BAN,
        room="elsewhere",
        reason="x",
        by=None,
        rule=None,
        message_seq=None,
        starts_at=now,
        ends_at=None,
    )
    elsewhere = Room("elsewhere", "Elsewhere")

    def run(tx: Transaction) -> None:
        if tx.rooms.get(elsewhere.id) is None:
            tx.rooms.add(elsewhere, now)
        tx.sanctions.add(ban)

    await world.ctx.store.write(run)
    return ban.id


async def an_item(world: World, victim: Admission, *, is_decided: bool = False) -> str:
    """A worry that waits, or was just decided on, which everybody at the desk may see."""
    ctx = world.ctx
    item = QueueItem(
        id=ctx.new_id(),
        kind=ItemKind.WORRY,
        person=victim.person.id,
        at=ctx.now_ms(),
        lane=Lane.CARE,
    )
    await ctx.store.write(lambda tx: open_item(tx, ctx, item))
    if is_decided:
        admin = (await world.staff(Role.ADMIN)).person
        await decide(ctx, admin, item.id, Decision.DISMISS, "")
    return item.id


async def a_question(
    world: World, asker: Admission, *, is_open: bool = False, runs_it: bool = False
) -> str:
    """Theirs; it waits, or everybody may vote for it. `runs_it`: they are a host there too."""
    also = (asker.person.id,) if runs_it else ()
    scene = await make_scene(world, also_hosts=also, id=world.ctx.new_id(), room="hour")
    asked = await (scene.approved if is_open else scene.ask)(asker.person)
    return asked.id


async def a_bulk(world: World) -> str:
    """A bulk removal that has not been undone."""
    bulk = Bulk(world.ctx.new_id(), "somebody", "remove", None, None, world.clock())
    await world.ctx.store.write(lambda tx: tx.bulks.add(bulk))
    return bulk.id


async def a_webhook(world: World) -> str:
    """A webhook, in the place of the one before: there may not be many."""
    admin = (await world.staff(Role.ADMIN)).person
    for known in await world.ctx.store.read(lambda tx: tx.webhooks.list()):
        await remove_webhook(world.ctx, admin, known.id)
    return (await add_webhook(world.ctx, admin, "https://9.9.9.9/hook", [])).id


async def a_parked_delivery(world: World) -> str:
    """A delivery that was given up."""
    admin = (await world.staff(Role.ADMIN)).person
    delivery = await try_webhook(world.ctx, admin, await a_webhook(world))
    parked = replace(delivery, state=DeliveryState.PARKED)

    def park(tx: Transaction) -> None:
        assert tx.outbox.lease(parked.id, "a worker", 0, world.clock())
        assert tx.outbox.finish(parked, "a worker")

    await world.ctx.store.write(park)
    return parked.id


async def a_subscription(world: World, who: Admission) -> str:
    """A browser of theirs."""
    browser = a_browser().at(f"https://9.9.9.9/{who.person.id}")
    return (await subscribe(world.ctx, who.person, browser)).id


async def a_session(
    world: World, host: Person | None = None, state: SessionState = SessionState.SCHEDULED
) -> str:
    """A Q&A session in a room of its own kind, which stays open whatever becomes of others."""
    now = world.clock()
    session = QaSession(
        id=world.ctx.new_id(),
        title="Sleep",
        room="hour",
        starts="2027-03-01T19:00",
        zone="UTC",
        starts_at=now + 86_400_000,
        minutes=60,
        hosts=(host.id,) if host else (),
        experts=(host.id,) if host else (),
        state=state,
        moved_at=now,
    )

    def run(tx: Transaction) -> None:
        if tx.rooms.get("hour") is None:
            tx.rooms.add(Room("hour", "The hour"), now)
        tx.qa_sessions.add(session)

    await world.ctx.store.write(run)
    return session.id


async def a_resource(world: World, route: Route, room: str, session: str | None) -> str:
    """A reading, where the row's path says; none where it is about no resource."""
    if "{resource}" not in route.path:
        return "none"
    is_of_room = "{room}" in route.path
    resource = Resource(
        id=world.ctx.new_id(),
        kind=ResourceKind.READING,
        title="Sleep",
        url="https://a.example/",
        room=room if is_of_room else None,
        session=None if is_of_room else session,
    )

    def run(tx: Transaction) -> None:
        for known in tx.resources.of_room(room):
            tx.resources.remove(known.id)  # there may not be many
        tx.resources.add(resource)

    await world.ctx.store.write(run)
    return resource.id


async def a_poll(world: World, host: Person) -> str:
    """Open, in a session of theirs that runs."""
    session = await a_session(world, host, SessionState.DOORS)
    poll = Poll(world.ctx.new_id(), session, "Sleep?", ("yes", "no"), host.id, world.clock())
    await world.ctx.store.write(lambda tx: tx.polls.add(poll))
    return poll.id


def state_for(route: Route) -> SessionState:
    """The session's, in which the row has something to do."""
    if route.path.endswith(("/mood", "/archive", "/archive.md", "/archive.csv", "/archive.json")):
        return SessionState.ENDED
    if route.path.endswith(("/place", "/polls")):
        return SessionState.DOORS
    return SessionState.DRAFT if route.access is Action.SCHEDULE else SessionState.SCHEDULED
