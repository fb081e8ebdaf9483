import json
from base64 import urlsafe_b64decode as decode
from dataclasses import replace
from urllib.parse import urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from server.domain.errors import BadRequest, Conflict, NotAllowed, NotFound
from server.domain.outbox import SUBSCRIPTIONS_MAX, DeliveryState, PushTopic
from server.domain.people import Role
from server.services.privacy import erase, export
from server.services.pushing import Subscribing, push_key, subscribe, unsubscribe
from server.services.vapid import from_base64url
from tests.clients.push import Browser, a_browser
from tests.processes.receiver import Receiver
from tests.services.casework import open_case
from tests.services.told import Told
from tests.services.world import World

# RFC 8291, section 5 and appendix A.
RFC_KEY = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94="
RFC_AUTH = "BTBZMqHH6r4Tts7J_aSIgg=="
RFC_BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_browser_of_these_tests_reads_what_the_rfc_says_it_must() -> None:
    """So that it is no echo of the library that the server encrypts with."""
    key = ec.derive_private_key(int.from_bytes(decode(RFC_KEY), "big"), ec.SECP256R1())
    browser = Browser(key, decode(RFC_AUTH))
    assert browser.read(decode(RFC_BODY)) == b"When I grow up, I want to be a watermelon"


async def test_only_the_browser_reads_what_is_pushed(told: Told, receiver: Receiver) -> None:
    """It is sealed for its keys; it says a level and no name, and is soon out of date."""
    responder = (await told.world.staff(Role.RESPONDER)).person
    browser = await told.browser(responder, receiver.url + "/push/abc")
    await told.tell("case-1", responder, kind="case.page")
    receiver.status = 201
    await told.worker.deliver_due()
    (heard,) = receiver.heard
    assert heard.headers["content-encoding"] == "aes128gcm"
    assert heard.headers["urgency"] == "high"
    assert 0 < int(heard.headers["ttl"]) <= 3_600
    assert len(heard.headers["topic"]) <= 32
    assert b"case" not in heard.body
    assert json.loads(browser.read(heard.body)) == {
        "kind": "case.page",
        "key": "case-1",
        "level": "S3",
        "locale": "en",
        "text": "A case needs somebody now: level S3",
    }
    (delivered,) = await told.deliveries(DeliveryState.DELIVERED)
    assert delivered.last_status == 201


async def test_a_push_service_can_tell_who_sends(told: Told, receiver: Receiver) -> None:
    """A token for its own origin, signed by the key that the browser subscribed with."""
    responder = (await told.world.staff(Role.RESPONDER)).person
    await told.browser(responder, receiver.url + "/push")
    await told.tell("case-1", responder)
    await told.worker.deliver_due()
    scheme, _, parameters = receiver.heard[0].headers["authorization"].partition(" ")
    told_by = dict(each.strip().split("=", 1) for each in parameters.split(","))
    assert (scheme, told_by["k"]) == ("vapid", push_key(told.world.ctx, responder))
    point = ec.EllipticCurvePublicKey.from_encoded_point(
        ec.SECP256R1(), from_base64url(told_by["k"])
    )
    parts = urlsplit(receiver.url)
    claims = jwt.decode(
        told_by["t"],
        point,
        algorithms=["ES256"],
        audience=f"{parts.scheme}://{parts.netloc}",
        options={"verify_exp": False},
    )
    assert 0 < claims["exp"] - told.world.clock() // 1000 <= 24 * 3_600


@pytest.mark.parametrize("status", [404, 410])
async def test_a_browser_that_is_gone_is_forgotten(
    told: Told, receiver: Receiver, status: int
) -> None:
    """With what waited for it."""
    responder = (await told.world.staff(Role.RESPONDER)).person
    await told.browser(responder, receiver.url)
    receiver.status = status
    await told.tell("case-1", responder)
    await told.tell("case-1", responder)
    await told.worker.deliver_due()
    assert len(receiver.heard) == 1
    assert (told.world.rows("push_subscriptions"), told.world.rows("deliveries")) == (0, 0)


async def test_a_page_is_not_pushed_hours_later(told: Told, receiver: Receiver) -> None:
    """It is parked after an hour in which the push service didn't take it."""
    responder = (await told.world.staff(Role.RESPONDER)).person
    await told.browser(responder, receiver.url)
    receiver.status = 503
    await told.tell("case-1", responder)
    for _ in range(12):
        await told.worker.deliver_due()
        told.world.clock.pass_s(600)
    assert len(await told.deliveries(DeliveryState.PARKED)) == 1


async def test_only_those_who_look_after_cases_are_told_of_them(
    told: Told, receiver: Receiver
) -> None:
    """Anybody may be reminded; whoever asks for more is refused, and a notice passes them by."""
    world = told.world
    browser = a_browser().at("https://127.0.0.1/a", about=frozenset({PushTopic.CASES}))
    for who in (await world.staff(Role.HOST), await world.staff(Role.EXPERT), await world.member()):
        with pytest.raises(NotAllowed):
            await subscribe(world.ctx, who.person, browser)
        kept = await subscribe(world.ctx, who.person, replace(browser, about=frozenset()))
        assert kept.about == {PushTopic.REMINDERS}
    wren = (await world.member()).person
    await told.browser(wren, receiver.url)
    assert await told.tell("case-1", wren) == 0


async def test_a_member_can_have_no_other_address_called(told: Told) -> None:
    """Who joined a minute ago names a push service's; staff, who are known, any public one."""
    wren = (await told.world.member()).person
    responder = (await told.world.staff(Role.RESPONDER)).person
    for endpoint in (
        "https://127.0.0.2/a",
        "https://evil.example/127.0.0.1",
        "https://127.0.0.1.evil.example",
    ):
        with pytest.raises(BadRequest, match="push service"):
            await told.browser(wren, endpoint)
    await told.browser(responder, "https://127.0.0.2/a")
    await told.browser(wren, "https://127.0.0.1/a")


async def test_a_browser_is_told_of_what_it_was_asked_for_alone(
    told: Told, receiver: Receiver
) -> None:
    """A moderator who wants reminders is not woken for cases, not even with nobody on shift."""
    robin = (await told.world.staff(Role.MODERATOR)).person
    only = frozenset({PushTopic.REMINDERS})
    await told.browser(robin, receiver.url, about=only)
    await open_case(told.world, (await told.world.member()).person, "S2")
    assert await told.tell("case-1", robin) == 0
    await told.browser(robin, receiver.url)
    assert await told.tell("case-1", robin) == 0, "to say it again changes nothing"
    await told.browser(robin, receiver.url, about=frozenset(PushTopic))
    assert await told.tell("case-1", robin) == 1


async def test_to_subscribe_again_writes_only_what_is_new(told: Told) -> None:
    """A page says it again each time that it is opened; the audit is no list of those."""
    wren = (await told.world.member()).person
    await told.browser(wren, "https://127.0.0.1/a")
    audited = told.world.rows("audit")
    await told.browser(wren, "https://127.0.0.1/a")
    assert told.world.rows("audit") == audited
    await told.browser(wren, "https://127.0.0.1/a", locale="ar")
    (held,) = (await export(told.world.ctx, wren)).push_subscriptions
    assert (held.locale, told.world.rows("audit")) == ("ar", audited + 1)


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", ""),
        ("AAAA", a_browser().auth),
        (a_browser().p256dh, "AAAA"),
        (a_browser().p256dh[:-4], a_browser().auth),
        ("B" + "A" * 86, a_browser().auth),  # no point of the curve
        (a_browser().p256dh + "\n", a_browser().auth),
    ],
)
async def test_keys_that_are_none_are_refused(world: World, p256dh: str, auth: str) -> None:
    """At once, and not when somebody has to be woken."""
    moderator = (await world.staff(Role.MODERATOR)).person
    with pytest.raises(BadRequest, match="keys"):
        await subscribe(world.ctx, moderator, Subscribing("https://9.9.9.9/a", p256dh, auth))


async def test_a_browser_is_subscribed_once_and_is_whose_it_was_last(told: Told) -> None:
    """Again is the same id; on another's sign-in it is theirs; only so many each."""
    ctx = told.world.ctx
    first = (await told.world.staff(Role.MODERATOR)).person
    second = (await told.world.staff(Role.MODERATOR)).person
    browser = a_browser()
    one = await subscribe(ctx, first, browser.at("https://127.0.0.1/a"))
    assert (await subscribe(ctx, first, browser.at("https://127.0.0.1/a"))).id == one.id
    taken = await subscribe(ctx, second, browser.at("https://127.0.0.1/a"))
    assert told.world.rows("push_subscriptions") == 1
    with pytest.raises(NotFound):
        await unsubscribe(ctx, first, taken.id)
    await unsubscribe(ctx, second, taken.id)
    for n in range(SUBSCRIPTIONS_MAX):
        await subscribe(ctx, first, browser.at(f"https://127.0.0.1/{n}"))
    with pytest.raises(Conflict):
        await subscribe(ctx, first, browser.at("https://127.0.0.1/more"))


async def test_whoever_erases_themselves_leaves_no_browser_behind(told: Told) -> None:
    """And until then it is part of what they can export."""
    moderator = (await told.world.staff(Role.MODERATOR)).person
    await told.browser(moderator, "https://127.0.0.1/mine")
    held = await export(told.world.ctx, moderator)
    assert [each.endpoint for each in held.push_subscriptions] == ["https://127.0.0.1/mine"]
    await erase(told.world.ctx, moderator)
    assert told.world.rows("push_subscriptions") == 0
