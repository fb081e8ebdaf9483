"""A Q&A session with everybody whom it takes, and what each of them is told."""

import json
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from server import protocol
from server.domain.people import Person, Role
from server.domain.qa.questions import Question, QuestionState
from server.domain.qa.sessions import QaSession, SessionState
from server.domain.rooms import Room
from server.services.accounts import Admission
from server.services.qa.asking import Asked, Asking, ask
from server.services.qa.deciding import Step, take_step
from server.services.qa.voting import vote
from server.storage.interface import Transaction
from tests.services.world import World

ROOM = Room("expert-hour", "Expert hour")
SESSION = QaSession(
    id="session-1",
    title="Sleep, and what helps",
    room=ROOM.id,
    starts="2027-01-15T19:00",
    zone="Europe/London",
    starts_at=1_800_043_200_000,
    minutes=60,
    state=SessionState.SCHEDULED,
)
S = QuestionState
_numbers = count(1)


@dataclass
class Scene:
    """`host` and `expert` run `session`, `mod` looks after the site, `wren` only listens."""

    world: World
    session: QaSession
    host: Admission
    expert: Admission
    mod: Admission
    wren: Admission

    async def ask(self, who: Person, text: str = "why?", **fields: Any) -> protocol.Question:
        """It is an error if nothing comes of it."""
        question = (await self.try_asking(who, text, **fields)).question
        assert question is not None
        return question

    async def try_asking(self, who: Person, text: str = "why?", **fields: Any) -> Asked:
        """With what else is answered."""
        asking = Asking(**({"id": f"client-{next(_numbers)}", "text": text} | fields))
        return await ask(self.world.ctx, await self.world.standing(who), self.session.id, asking)

    async def approved(self, who: Person, text: str = "why?", **fields: Any) -> protocol.Question:
        """Asked, and let through by the host."""
        question = await self.ask(who, text, **fields)
        return await self.step(self.host.person, question, S.APPROVED)

    async def step(
        self, who: Person, question: protocol.Question, to: QuestionState, **fields: Any
    ) -> protocol.Question:
        return await take_step(self.world.ctx, who, question.id, Step(to, **fields))

    async def vote(
        self, who: Person, question: protocol.Question, *, on: bool = True
    ) -> protocol.Question:
        return await vote(self.world.ctx, await self.world.standing(who), question.id, on=on)

    async def kept(self, question: protocol.Question) -> Question:
        """As the store has it."""
        found = await self.world.ctx.store.read(lambda tx: tx.questions.get(question.id))
        assert found is not None
        return found

    async def told(self, topic: str) -> list[dict[str, Any]]:
        """What a topic's log says of questions, oldest first."""
        page = await self.world.ctx.store.read(lambda tx: tx.log.page(topic, 0, 10_000))
        events = [json.loads(body) for _, body in page.events]
        return [each["question"] for each in events if each["type"] == "question.changed"]

    async def room_told(self) -> list[dict[str, Any]]:
        return await self.told(f"room:{ROOM.id}")

    async def backstage_told(self) -> list[dict[str, Any]]:
        return await self.told(f"backstage:{self.session.id}")

    async def me_told(self, who: Person) -> list[dict[str, Any]]:
        return await self.told(f"me:{who.id}")


async def make_scene(world: World, also_hosts: tuple[str, ...] = (), **changes: Any) -> Scene:
    """`changes` are of the session."""
    host, expert = await world.staff(Role.HOST), await world.staff(Role.EXPERT)
    crew = {"hosts": (host.person.id, *also_hosts), "experts": (expert.person.id,)}
    session = replace(SESSION, **(crew | changes))

    def run(tx: Transaction) -> None:
        if tx.rooms.get(session.room) is None:
            tx.rooms.add(replace(ROOM, id=session.room), world.clock())
        tx.qa_sessions.add(session)

    await world.ctx.store.write(run)
    mod = await world.staff(Role.MODERATOR)
    return Scene(world, session, host, expert, mod, await world.member())


async def another(world: World, name: str | None = None) -> Person:
    """A member."""
    return (await world.member(name)).person
