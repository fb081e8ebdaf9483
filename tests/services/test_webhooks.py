import json
from base64 import b64decode

import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from server.domain.errors import BadRequest, Conflict, NotFound
from server.domain.outbox import WEBHOOKS_MAX, DeliveryState
from server.services.context import now_ms
from server.services.notifying import notify
from server.services.webhooks import list_webhooks, remove_webhook, try_webhook
from server.storage.interface import Transaction
from tests.processes.receiver import Receiver
from tests.services.told import Told


async def test_a_receiver_verifies_who_told_it(told: Told, receiver: Receiver) -> None:
    """By the reference library of Standard Webhooks; a changed body or another secret fails."""
    told.world.clock.now = now_ms()  # the library compares with the real time
    webhook = await told.webhook(receiver.url)
    await told.tell("case-1", n=7)
    await told.worker.deliver_due()
    (heard,) = receiver.heard
    body = Verifier(webhook.secret).verify(heard.body, heard.headers)
    assert body["type"] == "case.raised"
    assert body["data"] == {"case": "case-1", "level": "S3", "n": 7}
    assert body["timestamp"].endswith("Z")
    assert heard.headers["content-type"] == "application/json"
    for secret, changed in (
        (webhook.secret, heard.body.replace(b"S3", b"S1")),
        ((await told.webhook(receiver.url)).secret, heard.body),
    ):
        with pytest.raises(WebhookVerificationError):
            Verifier(secret).verify(changed, heard.headers)


async def test_each_webhook_has_a_secret_of_its_own(told: Told, receiver: Receiver) -> None:
    """32 random bytes, in the form that the libraries take."""
    secrets = {(await told.webhook(receiver.url)).secret for _ in range(3)}
    assert len(secrets) == 3
    for secret in secrets:
        assert len(b64decode(secret.removeprefix("whsec_"), validate=True)) == 32


async def test_only_the_kinds_asked_for_are_told(told: Told, receiver: Receiver) -> None:
    """And a kind that doesn't exist can't be asked for."""
    await told.webhook(receiver.url, "case.page")
    assert await told.tell(kind="case.raised") == 0
    assert await told.tell(kind="case.page") == 1
    with pytest.raises(BadRequest, match="no kind"):
        await told.webhook(receiver.url, "case.paged")  # type: ignore[arg-type]


async def test_a_test_goes_to_that_webhook_alone(told: Told, receiver: Receiver) -> None:
    """Whatever it asked for; what came of it stands in its delivery."""
    one = await told.webhook(receiver.url + "/one", "case.page")
    await told.webhook(receiver.url + "/two")
    receiver.status = 418
    made = await try_webhook(told.world.ctx, told.admin, one.id)
    await told.worker.deliver_due()
    assert [(each.path, json.loads(each.body)["type"]) for each in receiver.heard] == [
        ("/one", "webhook.test")
    ]
    (waiting,) = await told.deliveries(DeliveryState.WAITING)
    assert (waiting.id, waiting.last_status) == (made.id, 418)


async def test_a_removed_webhook_hears_nothing_more(told: Told, receiver: Receiver) -> None:
    """Not even what was waiting; removing it again finds nothing."""
    webhook = await told.webhook(receiver.url)
    await told.tell()
    await remove_webhook(told.world.ctx, told.admin, webhook.id)
    await told.worker.deliver_due()
    assert receiver.heard == []
    with pytest.raises(NotFound):
        await remove_webhook(told.world.ctx, told.admin, webhook.id)


async def test_there_are_only_so_many(told: Told, receiver: Receiver) -> None:
    """As many as can be sent to at once."""
    for _ in range(WEBHOOKS_MAX):
        await told.webhook(receiver.url)
    with pytest.raises(Conflict):
        await told.webhook(receiver.url)
    assert len(await list_webhooks(told.world.ctx, told.admin)) == WEBHOOKS_MAX


async def test_a_notice_is_never_without_its_change_nor_the_change_without_it(
    told: Told, receiver: Receiver
) -> None:
    """They are one transaction: where it fails, nothing goes out."""
    await told.webhook(receiver.url)
    ctx = told.world.ctx

    def fail_after_telling(tx: Transaction) -> None:
        notify(tx, ctx, "case.raised", "case-1", {}, told.world.clock())
        raise NotFound

    with pytest.raises(NotFound):
        await ctx.store.write(fail_after_telling)
    await told.worker.deliver_due()
    assert receiver.heard == []
    assert told.world.rows("outbox") == 0


async def test_words_never_leave(told: Told, receiver: Receiver) -> None:
    """What somebody wrote is left out of a notice, wherever it was put by mistake."""
    await told.webhook(receiver.url)
    ctx, payload = told.world.ctx, {"case": "case-1", "note": "I have the pills here"}
    await ctx.store.write(
        lambda tx: notify(tx, ctx, "case.raised", "case-1", payload, told.world.clock())
    )
    await told.worker.deliver_due()
    assert receiver.heard[0].data == {"case": "case-1"}
    assert "pills" not in " ".join(told.world.cells())
