import json
import re
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from server.api.route import Access, Route
from server.api.routes import ROUTES
from server.domain.people import Role
from server.services.accounts import Admission
from tests.api.conftest import Serve
from tests.api.made import a_ban, a_poll, a_question, a_resource, a_session, an_item, state_for
from tests.api.routes_walk import body_fields, good_body, good_path, title
from tests.api.served import Reply, Served
from tests.services.casework import open_case
from tests.services.world import World

FIELDS = list(body_fields())
WITH_BODY = [route for route in ROUTES if route.body]
WRONG: dict[str, list[Any]] = {
    "str": [{}, {"$ne": ""}, [], ["18+"], 1, 1.5, True, "a\0b"],
    "int": [{}, [], [1], "1", 1.5, True, -1, 10**400],
    "float": [{}, [], [1.0], "1", True, -1],
    "bool": [{}, [], "true", 1, 0],
    "list": [{}, "a", 1, True, [{}], [[]], [1], [None], ["a\0b"]],
    "NoneType": [{}, [], ["q"], 1, 1.5, True],  # an id, or none
    "dict": [
        [],
        "a",
        1,
        1.5,
        True,
        [{}],
        {"p256dh": {}, "auth": []},
        {"p256dh": "a\0", "auth": ""},
    ],
}


@dataclass
class Sender:
    """An admin, who may do all of it, a member to do it to, a message of theirs, and so on."""

    served: Served
    admin: Admission
    member: Admission
    seq: int
    sanction: str
    item: str
    case: str
    poll: str
    colleague: str
    question: str

    def good(self, route: Route) -> dict[str, Any]:
        """A body that the row takes."""
        return good_body(route, self.member.person.id, self.colleague) or {}

    async def send(self, route: Route, body: Any = None, raw: bytes | None = None) -> Reply:
        """The request of one row."""
        signed_in = None if route.access is Access.PUBLIC else self.admin
        session = await a_session(self.served.world, self.admin.person, state_for(route))
        path = good_path(
            route,
            "lobby",
            self.seq,
            sanction=self.sanction,
            person=self.member.person.id,
            item=self.item,
            case=self.case,
            session=session,
            resource=await a_resource(self.served.world, route, "lobby", session),
            poll=self.poll,
            question=self.question,
        )
        return await self.served.call(route.method, path, body, raw=raw, as_=signed_in)


@pytest.fixture
async def sender(serve: Serve, world: World) -> Sender:
    """Rates are out of the way: what is limited is not what is tested here."""
    served = await serve(login_burst=10**6, return_burst=10**6, login_address_burst=10**6)
    admin, member = await world.staff(Role.ADMIN), await world.member()
    said = await world.say(member.person, "hello")
    sanction, item = await a_ban(world, admin), await an_item(world, member)
    somebody, colleague = await world.member(), await world.staff(Role.RESPONDER)
    case = await open_case(world, somebody.person, held_by=admin.person)
    question = await a_question(world, admin, is_open=True)
    poll = await a_poll(world, admin.person)
    return Sender(
        served,
        admin,
        member,
        said.seq,
        sanction,
        item,
        case.id,
        poll,
        colleague.person.id,
        question,
    )  # fmt: skip


@pytest.mark.parametrize("route", WITH_BODY, ids=title)
async def test_the_good_bodies_are_taken(sender: Sender, route: Route) -> None:
    """The tables of wrong ones below fail for what they change, and nothing else."""
    reply = await sender.send(route, sender.good(route))
    assert reply.status in {200, 201, 401}  # 401: a login or a code that nobody has


@pytest.mark.parametrize(
    ("route", "field", "kind"), FIELDS, ids=[f"{title(r)} {name}" for r, name, _ in FIELDS]
)
async def test_a_field_of_another_type_is_refused_by_name(
    sender: Sender, route: Route, field: str, kind: str
) -> None:
    """An object, a list or anything else where it doesn't belong: 400, never 500."""
    for wrong in WRONG[kind]:
        reply = await sender.send(route, sender.good(route) | {field: wrong})
        assert reply.status == 400, (wrong, reply.raw)
        assert reply.code == "bad_request"
        # Of an object in a list what it lacks is named, and not the list.
        lacks = wrong == [{}] and any(isinstance(each, dict) for each in sender.good(route)[field])
        assert lacks or re.split(r"[.\[]", reply.json["field"])[0] == field, wrong


@pytest.mark.parametrize("route", WITH_BODY, ids=title)
async def test_a_missing_field_is_named(sender: Sender, route: Route) -> None:
    """One at a time."""
    assert route.body is not None
    for field in msgspec.structs.fields(route.body):
        if field.required:
            body = sender.good(route)
            del body[field.name]
            reply = await sender.send(route, body)
            assert reply.refusal == (400, "bad_request", field.name)


NO_BODIES = {
    "nothing": b"",
    "white space": b" \n",
    "not JSON": b"age_band=18%2B",
    "half of it": b'{"age_band": "18',
    "two": b"{}{}",
    "a list": b"[]",
    "null": b"null",
    "a text": b'"18+"',
    "a number": b"1",
    "NaN": b'{"age_band": NaN}',
    "NaN in a field that nobody knows": b'{"zzz": NaN}',
    "Infinity": b'{"age_band": Infinity}',
    "invalid UTF-8": b'{"age_band": "18\xff"}',
    "invalid UTF-8 in a field that nobody knows": b'{"zzz": "\xff", "age_band": "18+"}',
    "another encoding": '{"age_band": "18+"}'.encode("utf-16"),
    "a lone surrogate": b'{"age_band": "\\ud800"}',
    "nested 1,000 deep": b'{"zzz": ' + b"[" * 1_000 + b"]" * 1_000 + b"}",
    "nested 30,000 deep": b'{"zzz": ' + b'{"a":' * 12_000,
    "only lists": b"[" * 60_000,
    "a comment": b'{"age_band": "18+" /* so */}',
    "a trailing comma": b'{"age_band": "18+",}',
    "single quotes": b"{'age_band': '18+'}",
    "a byte order mark": b'\xef\xbb\xbf{"age_band": "18+"}',
}


@pytest.mark.parametrize("raw", NO_BODIES.values(), ids=NO_BODIES.keys())
async def test_what_is_no_body_is_refused(sender: Sender, raw: bytes) -> None:
    """400 at every endpoint that takes one."""
    for route in WITH_BODY:
        reply = await sender.send(route, raw=raw)
        assert (reply.status, reply.code) == (400, "bad_request"), title(route)


async def test_numbers_of_5000_digits_are_refused(sender: Sender) -> None:
    """In a field that there is."""
    route = next(route for route in WITH_BODY if route.body and "slow_mode_s" in _names(route))
    raw = b'{"name": "New", "slow_mode_s": ' + b"9" * 5_000 + b"}"
    assert (await sender.send(route, raw=raw)).refusal == (400, "bad_request", "slow_mode_s")


def _names(route: Route) -> set[str]:
    assert route.body is not None
    return {field.name for field in msgspec.structs.fields(route.body)}


async def test_the_last_of_doubled_keys_counts(served: Served) -> None:
    """One reading of it, here and in every service behind."""
    reply = await served.call(
        "POST", "/api/join", raw=b'{"age_band": "under-13", "age_band": "18+"}'
    )
    assert reply.status == 201


async def test_unknown_fields_are_ignored(served: Served) -> None:
    """An older server understands a newer client; `__proto__` is a key like any other."""
    raw = b'{"age_band": "18+", "__proto__": {"roles": ["admin"]}, "roles": ["admin"]}'
    reply = await served.call("POST", "/api/join", raw=raw)
    assert reply.json["person"]["roles"] == ["member"]


@pytest.mark.parametrize("is_chunked", [False, True])
async def test_a_body_past_64_kb_is_too_long(served: Served, is_chunked: bool) -> None:
    """Whether or not its length was said beforehand."""
    raw = json.dumps({"age_band": "18+", "zzz": "x" * 65_536}).encode()

    async def chunks() -> Any:
        for at in range(0, len(raw), 8_192):
            yield raw[at : at + 8_192]

    answer = await served.client.post(
        "/api/join",
        data=chunks() if is_chunked else raw,
        headers={"Content-Type": "application/json"},
    )
    assert answer.status == 413
    assert (await answer.json())["code"] == "too_long"


async def test_a_body_of_just_64_kb_is_read(served: Served) -> None:
    """The bound itself is inside."""
    start = b'{"age_band": "18+", "zzz": "'
    raw = start + b"x" * (65_536 - len(start) - 2) + b'"}'
    assert len(raw) == 65_536
    assert (await served.call("POST", "/api/join", raw=raw)).status == 201
