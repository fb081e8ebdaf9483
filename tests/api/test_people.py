from http.cookies import SimpleCookie
from typing import Any

import pytest

from server.domain.people import Role
from server.domain.sanctions import SanctionKind
from server.services.accounts import create_staff
from server.services.sanctioning import SanctionOrder, impose
from server.services.tokens import LIFETIME_S
from tests.api.conftest import Serve
from tests.api.served import ORIGIN, Reply, Served

PASSWORD = "correct horse battery"


def cookie_of(reply: Reply) -> Any:
    """The sign-in cookie that an answer sets."""
    jar = SimpleCookie()
    for header in reply.headers.getall("Set-Cookie", []):
        jar.load(header)
    return jar["lamplight"]


async def test_joining_answers_with_everything_needed_to_stay(served: Served) -> None:
    """The person, a token, its end, and the return code; the cookie is the same token."""
    reply = await served.call("POST", "/api/join", {"age_band": "18+", "name": "Quiet Heron"})
    assert reply.status == 201
    body = reply.json
    assert body["person"].items() >= {"name": "Quiet Heron", "roles": ["member"]}.items()
    assert body["expires_at"] == served.world.clock() + LIFETIME_S * 1000
    cookie = cookie_of(reply)
    assert cookie.value == body["token"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == str(LIFETIME_S)
    assert not cookie["secure"]


async def test_over_https_the_cookie_is_for_https_only(serve: Serve) -> None:
    """A cookie that a plain connection carries could be read on the way."""
    served = await serve(is_https=True)
    assert cookie_of(await served.call("POST", "/api/join", {"age_band": "18+"}))["secure"]


async def test_somebody_under_13_is_shown_where_to_turn_and_leaves_no_row(served: Served) -> None:
    """And gets no cookie."""
    reply = await served.call("POST", "/api/join", {"age_band": "under-13", "name": "Small Finch"})
    assert reply.refusal == (403, "under_age", None)
    assert reply.json["resources"] == [
        {"name": "Find a Helpline", "contact": "https://findahelpline.com"}
    ]
    assert "Set-Cookie" not in reply.headers
    assert served.world.rows("people") == served.world.rows("signins") == 0


@pytest.mark.parametrize("name", ["jo@example.com", "+1 202 555 0143", "@jo_smith"])
async def test_a_name_that_gives_somebody_away_is_refused(served: Served, name: str) -> None:
    """With the field, so that the form can say so beside it."""
    reply = await served.call("POST", "/api/join", {"age_band": "18+", "name": name})
    assert reply.refusal == (422, "name_not_private", "name")


async def test_a_return_code_signs_in_again(served: Served) -> None:
    """Its answer has no new code."""
    joined = (await served.call("POST", "/api/join", {"age_band": "13-17"})).json
    reply = await served.call("POST", "/api/return", {"return_code": joined["return_code"]})
    assert reply.status == 200
    assert reply.json["person"] == joined["person"]
    assert "return_code" not in reply.json
    assert cookie_of(reply).value == reply.json["token"]
    wrong = await served.call("POST", "/api/return", {"return_code": "0000-0000-0000"})
    assert wrong.refusal == (401, "not_signed_in", "return_code")


async def test_staff_sign_in_and_see_their_roles(served: Served) -> None:
    """A wrong password is 401, and says no more than that."""
    await create_staff(served.world.ctx, "ada", "Ada", PASSWORD, {Role.ADMIN})
    reply = await served.call("POST", "/api/login", {"login": "ada", "password": PASSWORD})
    assert reply.status == 200
    assert reply.json["person"]["roles"] == ["member", "admin"]
    assert "return_code" not in reply.json
    wrong = await served.call("POST", "/api/login", {"login": "ada", "password": "x"})
    assert wrong.refusal == (401, "not_signed_in", None)


async def test_a_fresh_token_is_given_for_a_valid_one(served: Served) -> None:
    """It lasts from now; the cookie goes with it."""
    member = await served.world.member()
    served.world.clock.pass_s(60)
    reply = await served.call("POST", "/api/token", as_=member)
    assert reply.json["expires_at"] == member.expires_at + 60_000
    assert cookie_of(reply).value == reply.json["token"]


async def test_signing_out_ends_the_sign_in_and_clears_the_cookie(served: Served) -> None:
    """The token is dead for every call after."""
    member = await served.world.member()
    reply = await served.call("POST", "/api/logout", as_=member)
    assert (reply.status, cookie_of(reply).value, cookie_of(reply)["max-age"]) == (200, "", "0")
    for method, path in (("GET", "/api/me"), ("POST", "/api/token"), ("POST", "/api/logout")):
        assert (await served.call(method, path, as_=member)).refusal == (401, "not_signed_in", None)


async def test_me_tells_who_i_am_and_what_is_set_against_me(served: Served) -> None:
    """A mute that has run out is not told of any more."""
    moderator, member = (
        await served.world.staff(Role.MANAGING_MODERATOR),
        await served.world.member(),
    )
    order = SanctionOrder(member.person.id, SanctionKind.TIMEOUT, "lobby", 60, "slow down")
    await impose(served.world.ctx, moderator.person, order)
    me = (await served.call("GET", "/api/me", as_=member)).json
    assert me["person"]["id"] == member.person.id
    assert (me["age_band"], me["expires_at"]) == ("18+", member.expires_at)
    assert [(s["kind"], s["room"], s["reason"]) for s in me["sanctions"]] == [
        ("timeout", "lobby", "slow down")
    ]
    served.world.clock.pass_s(61)
    assert (await served.call("GET", "/api/me", as_=member)).json["sanctions"] == []


async def test_language_and_country_are_mine_to_choose(served: Served) -> None:
    """What isn't named stays; a country is a code, and null takes it away."""
    wren = await served.world.member()
    for body, expected in (
        ({"country": "GB"}, ("en", "GB")),
        ({"locale": "es"}, ("es", "GB")),
        ({"country": None}, ("es", None)),
    ):
        assert (await served.call("PATCH", "/api/me", body, as_=wren)).status == 200
        me = (await served.call("GET", "/api/me", as_=wren)).json
        assert (me["locale"], me["country"]) == expected
    refused = await served.call("PATCH", "/api/me", {"country": "Britain"}, as_=wren)
    assert refused.refusal == (400, "bad_request", "country")


async def test_a_choice_on_the_card_is_one_of_three(served: Served) -> None:
    """And is answered with what was chosen."""
    wren = await served.world.member()
    for choice in ("talk", "not_now", "safe"):
        reply = await served.call("POST", "/api/me/care", {"choice": choice}, as_=wren)
        assert (reply.status, reply.json) == (200, {"choice": choice})
    refused = await served.call("POST", "/api/me/care", {"choice": "later"}, as_=wren)
    assert refused.refusal == (400, "bad_request", "choice")


async def test_the_export_is_one_json_document(served: Served) -> None:
    """With what was said, where and when."""
    member = await served.world.member("Quiet Heron")
    await served.world.say(member.person, "hello")
    held = (await served.call("GET", "/api/me/export", as_=member)).json
    assert held["person"]["name"] == "Quiet Heron"
    assert [(m["room"], m["text"], m["removed"]) for m in held["messages"]] == [
        ("lobby", "hello", None)
    ]
    assert [m["room"] for m in held["memberships"]] == ["lobby"]
    assert len(held["signins"]) == 1


async def test_erasing_oneself_is_final(served: Served) -> None:
    """The answer comes when every word is gone; the cookie goes, the token is dead."""
    member = await served.world.member("Canary Xylophone")
    await served.world.say(member.person, "canary-77")
    reply = await served.call("DELETE", "/api/me", as_=member)
    assert (reply.status, reply.json) == (200, {"erased": True})
    assert cookie_of(reply).value == ""
    assert not [c for c in served.world.cells() if "canary-77" in c or "Xylophone" in c]
    assert (await served.call("GET", "/api/me", as_=member)).code == "not_signed_in"


async def test_what_a_browser_needs_is_open_to_all(served: Served) -> None:
    """Where "leave quickly" goes, a name to start with, more names, the age bands."""
    config = (await served.call("GET", "/api/config")).json
    assert config["leave_url"] == "https://elsewhere"
    assert config["age_bands"] == ["13-17", "18+"]
    names = (await served.call("GET", "/api/names")).json["names"]
    assert len({*names, config["name_suggestion"]}) > 1


async def test_a_banned_person_is_told_so_everywhere_but_may_sign_out(served: Served) -> None:
    """403 `banned`, with when it ends where it does."""
    moderator, member = (
        await served.world.staff(Role.MANAGING_MODERATOR),
        await served.world.member(),
    )
    order = SanctionOrder(member.person.id, SanctionKind.BAN, None, 60, "harm")
    await impose(served.world.ctx, moderator.person, order)
    for method, path in (("GET", "/api/me"), ("GET", "/api/rooms"), ("POST", "/api/token")):
        reply = await served.call(method, path, as_=member)
        assert reply.refusal == (403, "banned", None)
        assert reply.json["retry_after_ms"] == 60_000
    body = {"return_code": member.return_code}
    assert (await served.call("POST", "/api/return", body)).code == "banned"
    assert (await served.call("POST", "/api/logout", as_=member)).status == 200


async def test_the_cookie_alone_signs_a_page_of_ours_in(served: Served) -> None:
    """Reading needs nothing more; changing needs our Origin."""
    member = await served.world.member()
    cookie = {"Cookie": f"lamplight={member.token}"}
    assert (await served.call("GET", "/api/me", headers=cookie)).status == 200
    ours = cookie | {"Origin": ORIGIN}
    assert (await served.call("POST", "/api/token", headers=ours)).status == 200
