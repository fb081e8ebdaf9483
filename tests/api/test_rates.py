import pytest

from server.api.rates import KEYS_MAX, Rates, client_address, networks
from server.domain.errors import SlowDown
from server.domain.people import Role
from server.services.accounts import create_staff
from tests.api.conftest import Serve
from tests.api.served import Served
from tests.services.world import World

PASSWORD = "correct horse battery"


class Request:
    """As much of a request as an address is read from."""

    def __init__(self, remote: str | None, *forwarded: str) -> None:
        self.remote = remote
        self.headers = self
        self._forwarded = list(forwarded)

    def getall(self, _: str, default: list[str]) -> list[str]:
        """Its `X-Forwarded-For`."""
        return self._forwarded or default


PROXIES = networks(["10.0.0.0/8", "127.0.0.1", "2001:db8:1::/48"])


@pytest.mark.parametrize(
    ("request_", "address"),
    [
        (Request("203.0.113.7"), "203.0.113.7"),
        (Request("203.0.113.7", "198.51.100.1"), "203.0.113.7"),  # forged: no proxy sent it
        (Request("10.1.2.3", "203.0.113.7"), "203.0.113.7"),
        (Request("10.1.2.3", "198.51.100.1, 203.0.113.7"), "203.0.113.7"),  # its left is hearsay
        (Request("10.1.2.3", "198.51.100.1", "203.0.113.7"), "203.0.113.7"),
        (Request("10.1.2.3", "203.0.113.7, 10.9.9.9"), "203.0.113.7"),
        (Request("10.1.2.3", "10.8.8.8, 10.9.9.9"), "10.8.8.8"),
        (Request("10.1.2.3"), "10.1.2.3"),
        (Request("10.1.2.3", ""), "10.1.2.3"),
        (Request("10.1.2.3", "nonsense"), "unknown"),
        (Request("::ffff:10.1.2.3", "203.0.113.7"), "203.0.113.7"),
        (Request("2001:db8:2::1"), "2001:db8:2::/64"),
        (Request("2001:db8:2::ffff"), "2001:db8:2::/64"),
        (Request("fe80::1%eth0"), "fe80::/64"),
        (Request("2001:db8:1::1", "2001:db8:2:0:1::"), "2001:db8:2::/64"),
        (Request(None), "unknown"),
        (Request(None, "203.0.113.7"), "203.0.113.7"),  # a Unix socket: only a proxy is there
    ],
)
def test_an_address_is_believed_only_from_a_trusted_proxy(request_: Request, address: str) -> None:
    """The nearest that isn't a proxy of ours; IPv6 by what one customer is given."""
    assert client_address(request_, PROXIES) == address  # type: ignore[arg-type]


def test_rates_keep_no_more_keys_than_they_may() -> None:
    """However many addresses come; those that have refilled go first."""
    rates = Rates(burst=2, per_s=1)
    for n in range(KEYS_MAX + 500):
        rates.take(f"address {n}", now_ms=0)
    assert len(rates) == KEYS_MAX
    for n in range(KEYS_MAX):
        rates.take(f"later {n % 10}", now_ms=60_000 + n * 1_000)
    assert len(rates) <= 11


def test_a_key_that_tries_on_is_kept_in_mind() -> None:
    """Others that come and go don't give it a fresh start."""
    rates = Rates(burst=3, per_s=0.001)
    for n in range(3):
        rates.take("busy", now_ms=n)
    for n in range(1_000):
        rates.take(f"other {n}", now_ms=10)
    with pytest.raises(SlowDown):
        rates.take("busy", now_ms=20)


async def test_joining_is_limited_by_address(serve: Serve) -> None:
    """Past the burst: 429 with when to come back, in the body and in the header."""
    served: Served = await serve(join_burst=2, join_per_s=0.5)
    join = {"age_band": "18+"}
    for _ in range(2):
        assert (await served.call("POST", "/api/join", join)).status == 201
    refused = await served.call("POST", "/api/join", join)
    assert refused.refusal == (429, "slow_down", None)
    assert (refused.json["temporary"], refused.json["retry_after_ms"]) == (True, 2_001)
    assert refused.headers["Retry-After"] == "3"
    served.world.clock.pass_s(2)
    assert (await served.call("POST", "/api/join", join)).status == 201


async def test_a_forged_forwarding_header_is_no_way_round(serve: Serve) -> None:
    """It is nobody's word until a proxy is trusted."""
    served: Served = await serve(join_burst=1, join_per_s=0.01)
    replies = [
        await served.call(
            "POST", "/api/join", {"age_band": "18+"}, headers={"X-Forwarded-For": f"203.0.113.{n}"}
        )
        for n in range(3)
    ]
    assert [reply.status for reply in replies] == [201, 429, 429]


async def test_people_behind_a_trusted_proxy_are_told_apart(serve: Serve) -> None:
    """Each has a burst of their own."""
    served: Served = await serve(
        join_burst=1, join_per_s=0.01, trusted_proxies=frozenset({"127.0.0.0/8"})
    )
    replies = [
        await served.call(
            "POST", "/api/join", {"age_band": "18+"}, headers={"X-Forwarded-For": f"203.0.113.{n}"}
        )
        for n in (1, 2, 2)
    ]
    assert [reply.status for reply in replies] == [201, 201, 429]


async def test_guessing_a_password_is_slow_whoever_guesses(serve: Serve) -> None:
    """By login name, however it is written; the right password starts it afresh."""
    served: Served = await serve(login_burst=3, login_per_s=0.1)
    await create_staff(served.world.ctx, "ada", "Ada", PASSWORD, {Role.ADMIN})

    async def attempt(login: str, password: str) -> int:
        body = {"login": login, "password": password}
        return (await served.call("POST", "/api/login", body)).status

    assert [await attempt("ada", "x"), await attempt(" ADA", "x")] == [401, 401]
    assert await attempt("ada", PASSWORD) == 200
    assert [await attempt("ada", "x") for _ in range(4)] == [401, 401, 401, 429]
    assert await attempt("ada", PASSWORD) == 429
    assert await attempt("somebody", "x") == 401
    served.world.clock.pass_s(10)
    assert await attempt("ada", PASSWORD) == 200


async def test_guessing_over_many_logins_is_slow_too(serve: Serve, world: World) -> None:
    """By address."""
    served: Served = await serve(login_address_burst=2, login_address_per_s=0.1)
    statuses = [
        (await served.call("POST", "/api/login", {"login": f"n{n}", "password": "x"})).status
        for n in range(4)
    ]
    assert statuses == [401, 401, 429, 429]
    assert world.rows("signins") == 0


async def test_guessing_return_codes_is_slow(serve: Serve) -> None:
    """By address; 60 random bits do the rest."""
    served: Served = await serve(return_burst=2, return_per_s=0.1)
    statuses = [
        (await served.call("POST", "/api/return", {"return_code": "0000-0000-0000"})).status
        for _ in range(3)
    ]
    assert statuses == [401, 401, 429]
