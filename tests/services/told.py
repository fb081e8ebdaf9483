"""A world whose notices go out over real connections, to receivers on this machine."""

from dataclasses import dataclass
from typing import Any

from server.domain.outbox import Delivery, DeliveryState, NoticeKind, Payload, Webhook
from server.domain.people import Person, Role
from server.outgoing.client import Outgoing
from server.services.delivering import Deliverer
from server.services.notifying import notify
from server.services.pushing import subscribe
from server.services.webhooks import add_webhook
from tests.clients.push import Browser, a_browser
from tests.services.world import World


@dataclass
class Told:
    """`worker` sends by the clock of the world, which only tests move."""

    world: World
    outgoing: Outgoing
    worker: Deliverer
    admin: Person

    def another_worker(self) -> Deliverer:
        """Of another process, on the same store."""
        return Deliverer(self.world.ctx, self.outgoing.post, lambda: 0.0)

    async def webhook(self, url: str, *kinds: NoticeKind) -> Webhook:
        """A new one, for all kinds where none is named."""
        return await add_webhook(self.world.ctx, self.admin, url, kinds)

    async def browser(self, person: Person, endpoint: str, **fields: Any) -> Browser:
        """A browser of theirs, subscribed; `fields` of `Subscribing`."""
        browser = a_browser()
        await subscribe(self.world.ctx, person, browser.at(endpoint, **fields))
        return browser

    async def tell(
        self, key: str = "case-1", *people: Person, kind: NoticeKind = "case.raised", n: int = 0
    ) -> int:
        """A notice of the case `key`; how many deliveries that makes."""
        ctx, now = self.world.ctx, self.world.clock()
        payload: Payload = {"case": key, "level": "S3", "n": n}
        ids = [person.id for person in people]
        return await ctx.store.write(lambda tx: notify(tx, ctx, kind, key, payload, now, ids))

    async def deliveries(self, state: DeliveryState) -> list[Delivery]:
        """The oldest first."""
        found = await self.world.ctx.store.read(lambda tx: tx.outbox.page(state, None, 1_000))
        return found[::-1]


async def make_told(world: World, outgoing: Outgoing) -> Told:
    """With private addresses allowed, as an operator may for a network of their own."""
    admin = (await world.staff(Role.ADMIN)).person
    worker = Deliverer(world.ctx, outgoing.post, lambda: 0.0)
    return Told(world, outgoing, worker, admin)
