"""Questions over HTTP: the shapes, and that nobody learns who asked anonymously."""

import random
from typing import Any

import pytest
from structlog.testing import capture_logs

from server.api import people
from server.api.routes import ROUTES
from server.domain.people import Role
from server.domain.qa.questions import QuestionState
from server.domain.qa.sessions import SessionState
from server.services.accounts import Admission
from server.services.qa.voting import tell_votes
from tests.api.routes_walk import good_body, good_path
from tests.api.served import Served
from tests.services.policed import policed
from tests.services.qa.scene import Scene, make_scene

S = QuestionState
SHAPE = {
    "live_since",
    "id", "session", "text", "state", "votes", "asker", "answer", "answered_by", "anonymous",
    "asked_at", "answer_seq", "into", "reason", "mine", "voted",
}  # fmt: skip


async def ask(served: Served, scene: Scene, who: Admission, **fields: Any) -> dict[str, Any]:
    """It has to go well."""
    path = f"/api/qa-sessions/{scene.session.id}/questions"
    body = {"id": served.world.ctx.new_id(), "text": "why?"} | fields
    reply = await served.call("POST", path, body, as_=who)
    assert reply.status == 201, reply.raw
    found: dict[str, Any] = reply.json
    return found


async def move(served: Served, who: Admission, question: str, to: str, **fields: Any) -> Any:
    """Whatever is answered."""
    path = f"/api/questions/{question}/transitions"
    return await served.call("POST", path, {"to": to} | fields, as_=who)


async def test_the_way_of_a_question(served: Served) -> None:
    """Asked, approved, voted for, live, answered; each answer is the question as it is then."""
    scene = await make_scene(served.world, state=SessionState.LIVE)
    asker, voter = await served.world.member(), scene.wren
    asked = await ask(served, scene, asker)
    assert asked.keys() == SHAPE
    assert (asked["state"], asked["votes"], asked["asker"]["id"]) == ("pending", 0, asker.person.id)
    assert (await move(served, scene.host, asked["id"], "approved")).json["state"] == "approved"
    for on, votes in ((True, 1), (True, 1), (False, 0), (True, 1)):
        path = f"/api/questions/{asked['id']}/votes"
        reply = await served.call("POST", path, {"on": on}, as_=voter)
        assert (reply.status, reply.json["votes"], reply.json["voted"]) == (200, votes, on)
    assert (await move(served, scene.expert, asked["id"], "live")).status == 200
    done = (await move(served, scene.expert, asked["id"], "answered", answer="Because.")).json
    assert (done["answer"], done["answered_by"]) == ("Because.", scene.expert.person.id)
    path = f"/api/qa-sessions/{scene.session.id}/questions"
    listed = (await served.call("GET", path, as_=voter)).json
    assert listed["next"] is None
    assert [(q["id"], q["state"], q["voted"]) for q in listed["questions"]] == [
        (asked["id"], "answered", True)
    ]


async def test_the_same_ask_twice_is_one_question(served: Served) -> None:
    """The answer comes again, word for word."""
    scene = await make_scene(served.world)
    asker = await served.world.member()
    first = await ask(served, scene, asker, id="mine")
    assert await ask(served, scene, asker, id="mine") == first
    assert served.world.rows("qa_questions") == 1


async def test_a_risk_question_brings_the_card_with_it(served: Served) -> None:
    """In the answer to it."""
    scene = await make_scene(served.world)
    asked = await ask(served, scene, await served.world.member(), text="I want to end my life")
    assert asked["state"] == "escalated"
    assert asked["care"]["lines"]
    assert served.world.rows("cases") == 1


async def test_only_moderators_read_the_key_of_who_asked(served: Served) -> None:
    """The same for all that one person asks anonymously, and none where the name is there."""
    scene = await make_scene(served.world)
    asker, other = await served.world.member(), await served.world.member()
    for who in (asker, asker, other):
        question = await ask(served, scene, who, anonymous=True)
        await move(served, scene.host, question["id"], "approved")
    await ask(served, scene, asker, anonymous=False)
    path = f"/api/qa-sessions/{scene.session.id}/questions"
    boss = await served.world.staff(Role.ADMIN)
    for who in (scene.mod, boss):
        listed = (await served.call("GET", path, as_=who)).json["questions"]
        keys = [q.get("asker_key") for q in listed]
        assert (len(set(keys)), keys.count(None)) == (3, 1)
        assert [q["asker"] is None for q in listed if "asker_key" in q] == [True] * 3
    for who in (asker, scene.host, scene.expert):
        listed = (await served.call("GET", path, as_=who)).json["questions"]
        assert not [q for q in listed if "asker_key" in q]


@pytest.mark.parametrize("seed", range(4))
async def test_nobody_learns_who_asks_anonymously(served: Served, seed: int) -> None:
    """After a random life of questions, every endpoint and every topic of those who may not know.

    A member, the host and the expert call all that there is; what the room's, the backstage's and
    their own topics hold is read too, and the log. There is no id, no name and no key in any of it.
    """
    rng = random.Random(seed)
    served.world.ctx = policed(served.world).ctx
    scene = await make_scene(served.world, state=SessionState.LIVE)
    asker = await served.world.member(f"Canary Heron {seed}x")
    with capture_logs() as logged:
        await a_life(served, scene, asker, rng)
        seen = [await walk(served, scene, who) for who in (scene.wren, scene.host, scene.expert)]
    key = await asker_key(served, scene)
    for canary in (asker.person.id, asker.person.name, key):
        assert canary not in "".join(seen), canary
        assert canary not in str(logged)
        assert [e.topic for e in served.world.committed if canary.encode() in e.body] == [
            e.topic for e in served.world.committed if may_know(e.topic, asker, canary, e.body)
        ]
    assert "canary question" in "".join(seen)  # the walk does see questions


def may_know(topic: str, asker: Admission, canary: str, body: bytes) -> bool:
    """Their own topic, the desks of those who care for people, and what nodes tell each other."""
    is_theirs = topic == f"me:{asker.person.id}" or topic.startswith(("desk/", "control"))
    return is_theirs and canary.encode() in body


async def a_life(served: Served, scene: Scene, asker: Admission, rng: random.Random) -> None:
    """Thirty steps that anybody may take, whatever they lead to; and one question that is there."""
    fern = await served.world.member()
    texts = ["canary question", "heron plan", "heron insult", "heron own data", "canary question"]
    ids: list[str] = []
    for n in range(30):
        served.world.clock.pass_s(200)
        if n % 3 == 0:
            who = fern if n % 9 == 6 else asker
            text = rng.choice(texts)
            ids.append((await ask(served, scene, who, text=text, anonymous=True))["id"])
        question, other = rng.choice(ids), rng.choice(ids)
        to = rng.choice([*S][1:])
        by = rng.choice([asker, scene.host, scene.expert, scene.mod])
        await move(served, by, question, to, into=other, reason="x", answer=rng.choice(["", "y"]))
        voter = rng.choice([asker, fern, scene.wren])
        await served.call(
            "POST", f"/api/questions/{other}/votes", {"on": rng.random() < 0.8}, as_=voter
        )
        await tell_votes(served.world.ctx)
    last = await ask(served, scene, asker, text="canary question", anonymous=True)
    await move(served, scene.host, last["id"], "approved")


async def walk(served: Served, scene: Scene, who: Admission) -> str:
    """Everything that they are answered, by every endpoint, and about every question."""
    path = f"/api/qa-sessions/{scene.session.id}/questions"
    ids = await served.world.ctx.store.read(
        lambda tx: [q.id for q in tx.questions.page(scene.session.id, set(S), 500, also_of="")]
    )
    queries = ["?limit=100", *(f"?state={state}" for state in S)]
    answers = [await served.call("GET", path + query, as_=who) for query in queries]
    for question in ids:
        for on in (True, False):
            vote = f"/api/questions/{question}/votes"
            answers.append(await served.call("POST", vote, {"on": on}, as_=who))
        answers += [await move(served, who, question, to) for to in S]
    for route in ROUTES:
        if route.handler in {people.erase, people.logout}:
            continue
        hole = good_path(route, scene.session.room, 1, session=scene.session.id, question=ids[-1],
                         person=who.person.id)  # fmt: skip
        body = good_body(route, who.person.id)
        answers.append(await served.call(route.method, hole, body, as_=who))
    return "\n".join(answer.raw.decode() for answer in answers)


async def asker_key(served: Served, scene: Scene) -> str:
    """As a moderator reads it, of the last question."""
    path = f"/api/qa-sessions/{scene.session.id}/questions"
    listed = (await served.call("GET", path, as_=scene.mod)).json["questions"]
    return str(max(listed, key=lambda q: q["asked_at"])["asker_key"])
