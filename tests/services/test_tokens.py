import base64
import hashlib
import hmac
import json
import warnings
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from server.domain.errors import NotSignedIn, TokenExpired
from server.services.tokens import Tokens
from server.storage.interface import SignIn

NOW_MS = 1_800_000_000_000
HOUR_MS = 3_600_000
SIGNIN = SignIn("signin-1", "person-1", NOW_MS, NOW_MS + HOUR_MS)
TOKENS = Tokens("x" * 40)
KEY = TOKENS.key_for("sign-in tokens")
CLAIMS = {
    "aud": "lamplight",
    "iss": "lamplight",
    "iat": NOW_MS // 1000,
    "exp": (NOW_MS + HOUR_MS) // 1000,
    "sub": "person-1",
    "sid": "signin-1",
}
HEADER = {"typ": "lamplight+jwt"}


def signed(
    claims: dict[str, Any] = CLAIMS,
    header: dict[str, Any] = HEADER,
    key: Any = KEY,
    algorithm: str | None = "HS256",
) -> str:
    """A token made by the library, with any one thing of it wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a weak key is the point of some of these
        return jwt.encode(claims, key, algorithm, header)


def handmade(header: dict[str, Any], claims: Any = CLAIMS, key: bytes = KEY) -> str:
    """A token whose signature is right, whatever its header says, and past any library's checks."""
    parts = [_b64(json.dumps(part).encode()) for part in (header, claims)]
    return ".".join([*parts, _b64(hmac.digest(key, ".".join(parts).encode(), hashlib.sha256))])


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def without(name: str) -> dict[str, Any]:
    """The claims, one missing."""
    return {key: value for key, value in CLAIMS.items() if key != name}


def rs256_signed_with_public_key() -> str:
    """The confusion attack: our own key given as if it were an RSA public one, and the reverse."""
    private = rsa.generate_private_key(65537, 2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return signed(key=pem, algorithm="RS256")


FORGED = {
    "alg none": signed(key=None, algorithm="none"),
    "alg none, spelled otherwise": handmade(HEADER | {"alg": "nOnE"}),
    "no signature": signed().rpartition(".")[0] + ".",
    "HS512 with our key": signed(algorithm="HS512"),
    "HS384 with our key": signed(algorithm="HS384"),
    "RS256": rs256_signed_with_public_key(),
    "header says RS256, signed with our key": handmade(HEADER | {"alg": "RS256"}),
    "another secret": signed(key=b"y" * 32),
    "the secret itself as the key": signed(key=b"x" * 40),
    "a key for another use": signed(key=TOKENS.key_for("return codes")),
    "plain JWT type": signed(header={"typ": "JWT"}),
    "no type": handmade({"alg": "HS256"}),
    "type of another case": signed(header={"typ": "Lamplight+JWT"}),
    "type a list": handmade({"alg": "HS256", "typ": ["lamplight+jwt"]}),
    "crit unknown": handmade(HEADER | {"alg": "HS256", "crit": ["exp"], "exp": 1}),
    "crit empty": handmade(HEADER | {"alg": "HS256", "crit": []}),
    "crit known": handmade(HEADER | {"alg": "HS256", "crit": ["b64"], "b64": True}),
    "b64 false": handmade(HEADER | {"alg": "HS256", "crit": ["b64"], "b64": False}),
    "another audience": signed(CLAIMS | {"aud": "elsewhere"}),
    "audience a list": signed(CLAIMS | {"aud": ["lamplight", "elsewhere"]}),
    "another issuer": signed(CLAIMS | {"iss": "elsewhere"}),
    "issuer a list": handmade(HEADER | {"alg": "HS256"}, CLAIMS | {"iss": ["lamplight"]}),
    **{f"no {name}": signed(without(name)) for name in CLAIMS},
    "exp a text": handmade(HEADER | {"alg": "HS256"}, CLAIMS | {"exp": "1800003600"}),
    "exp null": handmade(HEADER | {"alg": "HS256"}, CLAIMS | {"exp": None}),
    "exp true": handmade(HEADER | {"alg": "HS256"}, CLAIMS | {"exp": True}),
    "exp infinite": handmade(HEADER | {"alg": "HS256"}, CLAIMS | {"exp": float("inf")}),
    "sub a number": handmade(HEADER | {"alg": "HS256"}, CLAIMS | {"sub": 1}),
    "sid a list": signed(CLAIMS | {"sid": ["signin-1"]}),
    "claims a list": handmade(HEADER | {"alg": "HS256"}, [1]),
    "claims a text": handmade(HEADER | {"alg": "HS256"}, "claims"),
    "a changed letter": signed()[:-6] + ("A" if signed()[-6] != "A" else "B") + signed()[-5:],
    "empty": "",
    "two dots": "..",
    "not base64": "%%.%%.%%",
    "not ASCII": "é.é.é",
    "NUL": "\0" * 20,
    "very long": "a" * 100_000,
    "deep header": _b64(b"[" * 1_000) + ".e30.e30",
    "a header of a list": _b64(b"[]") + ".e30.e30",
}


@pytest.mark.parametrize("token", FORGED.values(), ids=FORGED.keys())
def test_a_forged_token_is_nobodys(token: str) -> None:
    """Whatever isn't exactly a token that this server signed is refused, and as nothing else."""
    with pytest.raises(NotSignedIn) as refusal:
        TOKENS.read(token, NOW_MS)
    assert refusal.type is NotSignedIn


def test_the_forgers_tools_make_good_tokens_when_nothing_is_wrong() -> None:
    """The table above fails for what each row says, not because its tools are broken."""
    assert TOKENS.read(signed(), NOW_MS).person == "person-1"
    assert TOKENS.read(handmade(HEADER | {"alg": "HS256"}), NOW_MS).signin == "signin-1"


def test_a_token_says_who_which_sign_in_and_until_when() -> None:
    """What is issued reads back the same."""
    token, expires_at = TOKENS.issue(SIGNIN)
    claims = TOKENS.read(token, NOW_MS)
    assert (claims.person, claims.signin, claims.expires_at) == ("person-1", "signin-1", expires_at)
    assert expires_at == SIGNIN.expires_at


def test_a_token_ends_by_the_clock_that_is_passed_in() -> None:
    """Good until its last millisecond, expired from then on, and told apart from a forged one."""
    token, expires_at = TOKENS.issue(SIGNIN)
    assert TOKENS.read(token, expires_at - 1).person == "person-1"
    with pytest.raises(TokenExpired):
        TOKENS.read(token, expires_at)


@pytest.mark.parametrize("back_ms", [1, HOUR_MS, 3 * 24 * HOUR_MS])
def test_a_clock_that_steps_back_signs_nobody_out(back_ms: int) -> None:
    """A token from "the future" is still good."""
    token, _ = TOKENS.issue(SIGNIN)
    assert TOKENS.read(token, NOW_MS - back_ms).person == "person-1"


def test_keys_for_two_uses_differ() -> None:
    """What is signed for one use is worth nothing for another."""
    assert TOKENS.key_for("a") != TOKENS.key_for("b") != Tokens("z" * 40).key_for("b")
