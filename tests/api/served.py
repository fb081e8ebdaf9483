"""The HTTP application on a real store, for tests of its endpoints."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

from server.services.accounts import Admission
from tests.services.world import World

ORIGIN = "https://lamplight.example"


@dataclass
class Reply:
    """An answer, read to its end."""

    status: int
    headers: Any
    raw: bytes

    @property
    def json(self) -> Any:
        """The body, which has to be JSON."""
        assert self.headers["Content-Type"].startswith("application/json"), self.raw
        return json.loads(self.raw)

    @property
    def code(self) -> str:
        """The code of a refusal, whose body has to be a whole one."""
        body = self.json
        assert self.status >= 400
        assert {"code", "message", "temporary"} <= body.keys()
        assert body["message"].endswith((".", "?"))
        return str(body["code"])

    @property
    def refusal(self) -> tuple[int, str, str | None]:
        """Status, code and field."""
        return self.status, self.code, self.json.get("field")


@dataclass
class Served:
    """A world behind its API. `readiness` and `presence` are what the node would say."""

    world: World
    client: TestClient[Any, Any]
    readiness: dict[str, bool] = field(default_factory=lambda: {"store": True, "bus": True})
    presence: dict[str, int] = field(default_factory=dict)

    async def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        as_: Admission | None = None,
        headers: dict[str, str] | None = None,
        raw: bytes | None = None,
    ) -> Reply:
        """One request, signed in by bearer where `as_` says who; no cookie is ever kept."""
        sent = dict(headers or {})
        if as_ is not None:
            sent["Authorization"] = f"Bearer {as_.token}"
        if raw is not None:
            sent.setdefault("Content-Type", "application/json")
        options: dict[str, Any] = {"data": raw} if raw is not None else {"json": body}
        self.client.session.cookie_jar.clear()
        if body is None and raw is None:
            options = {}
        answer: ClientResponse = await self.client.request(
            method, path, headers=sent, allow_redirects=False, **options
        )
        return Reply(answer.status, answer.headers, await answer.read())
