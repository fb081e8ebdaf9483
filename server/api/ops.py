"""Endpoints for whoever runs the server, and the description of all endpoints."""

from __future__ import annotations

from server.api.bodies import AliveBody, NotReadyBody, ReadyBody
from server.api.route import Answer, Call
from server.domain.errors import Unavailable

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


async def alive(_call: Call) -> Answer:
    return Answer(AliveBody())


async def ready(call: Call) -> Answer:
    """Able to serve: every check proven end to end. 503 also while draining."""
    checks = await call.api.readiness()
    if all(checks.values()):
        return Answer(ReadyBody(ready=True, checks=checks))
    sentence = "Not ready: " + ", ".join(name for name, is_fine in checks.items() if not is_fine)
    body = NotReadyBody(
        ready=False, checks=checks, code=Unavailable.code, message=sentence + ".", temporary=True
    )
    return Answer(body, status=503)


async def metrics(call: Call) -> Answer:
    return Answer(raw=await call.api.metrics())
