from server.domain.people import Role
from tests.api.made import a_parked_delivery, a_webhook
from tests.api.served import Served
from tests.clients.push import a_browser

HOOK = {"url": "https://9.9.9.9/hook", "kinds": ["case.page", "case.raised"]}


async def test_a_webhook_is_added_tested_listed_and_removed(served: Served) -> None:
    """Its secret is shown when it is added and never again."""
    admin = await served.world.staff(Role.ADMIN)
    added = await served.call("POST", "/api/webhooks", HOOK, as_=admin)
    assert added.status == 201
    webhook, secret = added.json["id"], added.json["secret"]
    assert secret.startswith("whsec_")
    listed = await served.call("GET", "/api/webhooks", as_=admin)
    (only,) = listed.json["webhooks"]
    assert (only["kinds"], only["enabled"], only["disabled_at"]) == (HOOK["kinds"], True, None)
    assert secret not in listed.raw.decode()
    tested = await served.call("POST", f"/api/webhooks/{webhook}/test", as_=admin)
    assert (tested.status, tested.json["state"], tested.json["receiver"]["id"]) == (
        *(201, "waiting"),
        webhook,
    )
    waiting = await served.call("GET", "/api/deliveries?state=waiting", as_=admin)
    assert [each["id"] for each in waiting.json["deliveries"]] == [tested.json["id"]]
    gone = await served.call("DELETE", f"/api/webhooks/{webhook}", as_=admin)
    assert gone.json == {"removed": True}
    assert (await served.call("DELETE", f"/api/webhooks/{webhook}", as_=admin)).code == "not_found"


async def test_an_address_inside_is_refused_with_its_reason(served: Served) -> None:
    """400 with the field and a sentence, and nothing is kept."""
    admin = await served.world.staff(Role.ADMIN)
    for url in ("https://127.0.0.1/", "https://169.254.169.254/latest", "http://9.9.9.9/", "x"):
        reply = await served.call("POST", "/api/webhooks", {"url": url}, as_=admin)
        assert reply.refusal == (400, "bad_request", "url")
    assert served.world.rows("webhooks") == 0


async def test_what_was_given_up_is_shown_and_sent_again(served: Served) -> None:
    """Once: what waits already is a conflict."""
    admin = await served.world.staff(Role.ADMIN)
    parked = await a_parked_delivery(served.world)
    shown = await served.call("GET", "/api/deliveries", as_=admin)
    assert [each["id"] for each in shown.json["deliveries"]] == [parked]
    assert shown.json["next"] is None
    path = f"/api/deliveries/{parked}/retry"
    retried = await served.call("POST", path, as_=admin)
    assert (retried.status, retried.json["state"], retried.json["attempts"]) == (200, "waiting", 0)
    assert (await served.call("POST", path, as_=admin)).code == "conflict"
    assert (await served.call("GET", "/api/deliveries", as_=admin)).json["deliveries"] == []


async def test_deliveries_come_in_pages(served: Served) -> None:
    """Newest first, with `next` for the older ones."""
    admin = await served.world.staff(Role.ADMIN)
    webhook = await a_webhook(served.world)
    made = [
        (await served.call("POST", f"/api/webhooks/{webhook}/test", as_=admin)).json["id"]
        for _ in range(5)
    ]
    path, found = "/api/deliveries?state=waiting&limit=2", []
    before: int | None = None
    while True:
        more = "" if before is None else f"&before={before}"
        page = (await served.call("GET", path + more, as_=admin)).json
        found += [each["id"] for each in page["deliveries"]]
        before = page["next"]
        if before is None:
            break
    assert found == made[::-1]


async def test_a_responder_asks_for_pushes_and_ends_them(served: Served) -> None:
    """With what a browser gives, its null included; nobody else can end them."""
    responder, other = (
        await served.world.staff(Role.RESPONDER),
        await served.world.staff(Role.ADMIN),
    )
    key = await served.call("GET", "/api/push/key", as_=responder)
    assert len(key.json["key"]) == 87
    keys = {"p256dh": a_browser().p256dh, "auth": a_browser().auth}
    body = {"endpoint": "https://9.9.9.9/push", "expirationTime": None, "keys": keys}
    made = await served.call("POST", "/api/push/subscriptions", body, as_=responder)
    assert made.status == 201
    again = await served.call("POST", "/api/push/subscriptions", body, as_=responder)
    assert again.json == made.json
    path = f"/api/push/subscriptions/{made.json['id']}"
    assert (await served.call("DELETE", path, as_=other)).code == "not_found"
    assert (await served.call("DELETE", path, as_=responder)).json == {"removed": True}


async def test_a_member_asks_for_reminders_and_for_nothing_else(served: Served) -> None:
    """What it is told of is answered; cases are refused; an unknown topic is a bad request."""
    wren = await served.world.member()
    keys = {"p256dh": a_browser().p256dh, "auth": a_browser().auth}
    body = {"endpoint": "https://9.9.9.9/push", "keys": keys, "locale": "ar"}
    path = "/api/push/subscriptions"
    assert (await served.call("GET", "/api/push/key", as_=wren)).status == 200
    made = await served.call("POST", path, body, as_=wren)
    assert (made.status, made.json["about"]) == (201, ["reminders"])
    refused = await served.call("POST", path, body | {"about": ["cases"]}, as_=wren)
    assert (refused.status, refused.code) == (403, "not_allowed")
    for about in ([], ["everything"], "reminders"):
        assert (await served.call("POST", path, body | {"about": about}, as_=wren)).status == 400
    held = (await served.call("GET", "/api/me/export", as_=wren)).json["push_subscriptions"]
    assert [(each["about"], each["locale"]) for each in held] == [(["reminders"], "ar")]


async def test_the_audit_tells_who_set_what_up(served: Served) -> None:
    """And no address, which may hold a secret."""
    admin = await served.world.staff(Role.ADMIN)
    added = await served.call("POST", "/api/webhooks", HOOK, as_=admin)
    await served.call("DELETE", f"/api/webhooks/{added.json['id']}", as_=admin)
    audit = await served.call("GET", "/api/audit", as_=admin)
    acts = [(e["actor"], e["action"], e["subject"]) for e in audit.json["entries"][:2]]
    webhook = added.json["id"]
    assert acts == [
        (admin.person.id, "webhook.removed", webhook),
        (admin.person.id, "webhook.added", webhook),
    ]
    assert "9.9.9.9" not in audit.raw.decode()
