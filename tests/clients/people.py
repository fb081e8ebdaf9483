"""Joining and signing in over HTTP, as any client would."""

from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.processes.lamplight import PASSWORD


@dataclass(frozen=True)
class Joined:
    """A person who joined or signed in."""

    id: str
    name: str
    token: str
    return_code: str | None

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


async def call(
    url: str, method: str, path: str, who: Joined | None = None, /, **json: Any
) -> tuple[int, Any]:
    """One request; its status and JSON body."""
    headers = who.headers if who else {}
    async with (
        aiohttp.ClientSession() as http,
        http.request(method, url + path, json=json or None, headers=headers) as answer,
    ):
        return answer.status, await answer.json()


async def join(url: str, age_band: str = "18+", **fields: Any) -> Joined:
    status, body = await call(url, "POST", "/api/join", age_band=age_band, **fields)
    assert status == 201, body
    return _joined(body)


async def login(url: str, name: str) -> Joined:
    """As one of the demo's staff."""
    status, body = await call(url, "POST", "/api/login", login=name, password=PASSWORD)
    assert status == 200, body
    return _joined(body)


def _joined(body: dict[str, Any]) -> Joined:
    person = body["person"]
    return Joined(person["id"], person["name"], body["token"], body.get("return_code"))
