"""Who is here: joining, coming back, staff signing in, and what a token is worth right now.

A member is a pseudonym, an age band and a return code's hash, nothing else. Every right is
read from the store at the time of asking; a token only says which sign-in to look up.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from server.domain.errors import BadRequest, Conflict, NotSignedIn, TokenExpired, UnderAge
from server.domain.names import name_skeleton
from server.domain.people import AgeBand, Person, Role
from server.domain.sanctions import check_may_enter
from server.services import passwords, return_codes
from server.services.context import Context
from server.services.control import announce_person
from server.services.naming import check_name, check_not_staffs, suggest_name
from server.services.tokens import Claims, Tokens
from server.storage.interface import Account, SignIn, Standing, Transaction

# Who acts from the command line, in the audit.
OPERATOR = "operator"
UNDER_13 = "under-13"
_RETURN_KEY = "return codes"
_WRONG_LOGIN = "That login, password or code isn't right."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody whose token is good right now. `expires_at`: the token's own end, in ms."""

    standing: Standing
    signin: SignIn
    expires_at: int

    @property
    def person(self) -> Person:
        return self.standing.person


@dataclass(frozen=True, slots=True)
class Admission:
    """What somebody who just signed in takes away. `return_code` only for a new member."""

    person: Person
    token: str
    expires_at: int
    return_code: str | None = None


async def resolve(ctx: Context, tokens: Tokens, token: str) -> SignedIn:
    """Whose token this is, and how they stand now. One read of the store.

    Raises:
        TokenExpired: its time is over.
        NotSignedIn: not a token of ours, signed out, or the person was erased.
        Banned: a ban from the whole site is in force.
    """
    signed_in = await resolve_even_banned(ctx, tokens, token)
    check_may_enter(signed_in.standing.sanctions, None, ctx.now_ms())
    return signed_in


async def resolve_even_banned(ctx: Context, tokens: Tokens, token: str) -> SignedIn:
    """As `resolve`, for the one thing that somebody banned from the site may still do: appeal.

    Raises:
        TokenExpired, NotSignedIn: as `resolve` does.
    """
    now = ctx.now_ms()
    claims = tokens.read(token, now)
    signin, standing = await ctx.store.read(lambda tx: _signed_in(tx, claims, now))
    return SignedIn(standing, signin, claims.expires_at)


async def join(
    ctx: Context, tokens: Tokens, *, name: str | None, age_band: str, locale: str = "en"
) -> Admission:
    """A new member under a chosen name, or under a generated one.

    Raises:
        UnderAge: and nothing at all was kept.
        NameNotPrivate, BadRequest, Conflict: not a name that they may take.
    """
    if age_band == UNDER_13:
        raise UnderAge
    chosen = check_name(ctx, name) if name and name.strip() else suggest_name()
    skeleton = await check_not_staffs(ctx, chosen)
    person = Person(ctx.new_id(), chosen, AgeBand(age_band), locale=locale)
    code = return_codes.new_code()
    code_hash = return_codes.keyed_hash(tokens.key_for(_RETURN_KEY), code)
    now = ctx.now_ms()

    def run(tx: Transaction) -> SignIn:
        tx.people.add(person, skeleton=skeleton, return_hash=code_hash, at=now)
        return _sign_in(ctx, tokens, tx, person.id, now)

    return Admission(person, *tokens.issue(await ctx.store.write(run)), code)


async def come_back(ctx: Context, tokens: Tokens, return_code: str) -> Admission:
    """The member whose return code this is, signed in anew.

    Raises:
        BadRequest: not the shape of a return code.
        NotSignedIn: nobody's.
        Banned: a ban from the whole site is in force.
    """
    code_hash = return_codes.keyed_hash(tokens.key_for(_RETURN_KEY), return_code)
    person = await ctx.store.read(lambda tx: tx.people.by_return_hash(code_hash))
    if person is None:
        raise NotSignedIn("That return code isn't one of ours.", field="return_code")
    return await _admit(ctx, tokens, person.id)


async def login(
    ctx: Context, tokens: Tokens, login_name: str, password: str, totp: str | None
) -> Admission:
    """Sign a member of staff in.

    Raises:
        NotSignedIn: login, password or one-time code is wrong; which one is not said.
        Banned: a ban from the whole site is in force.
    """
    wanted = canonical_login(login_name)
    account = await ctx.store.read(lambda tx: tx.people.account(wanted))
    is_right = await passwords.verify_password(password, account.password_hash if account else None)
    if account is None or not is_right:
        raise NotSignedIn(_WRONG_LOGIN)
    secret = account.totp_secret
    if secret and not passwords.verify_totp(secret, totp, ctx.now_ms()):
        raise NotSignedIn(_WRONG_LOGIN)
    if passwords.needs_rehash(account.password_hash):
        stronger = await passwords.hash_password(password)
        await ctx.store.write(lambda tx: tx.people.set_password_hash(account.person, stronger))
    return await _admit(ctx, tokens, account.person)


async def refresh(ctx: Context, tokens: Tokens, token: str) -> Admission:
    """A fresh token for a valid one: the same sign-in, extended.

    Raises: what `resolve` raises.
    """
    now = ctx.now_ms()
    claims = tokens.read(token, now)

    def run(tx: Transaction) -> tuple[SignIn, Standing]:
        signin, standing = _signed_in(tx, claims, now)
        check_may_enter(standing.sanctions, None, now)
        later = max(signin.expires_at, now + tokens.lifetime_ms)
        tx.signins.extend(signin.id, later)
        return replace(signin, expires_at=later), standing

    signin, standing = await ctx.store.write(run)
    return Admission(standing.person, *tokens.issue(signin))


async def logout(ctx: Context, tokens: Tokens, token: str) -> None:
    """End the sign-in: its tokens are dead at once here, and on every node that hears of it.

    A ban keeps nobody signed in on a borrowed machine, so it is not asked about.

    Raises:
        NotSignedIn: there was nothing to end.
    """
    now = ctx.now_ms()
    claims = tokens.read(token, now)

    def run(tx: Transaction) -> None:
        _signed_in(tx, claims, now)
        tx.signins.end(claims.signin, now)
        announce_person(tx, claims.person, now)

    await ctx.store.write(run)


async def create_staff(
    ctx: Context,
    login_name: str,
    name: str,
    password: str,
    roles: Collection[Role],
    *,
    totp_secret: str | None = None,
) -> Person:
    """An account that signs in by password. The caller has checked the password's strength.

    Raises:
        BadRequest: no login, or not a name.
        Conflict: the login is taken.
    """
    wanted = canonical_login(login_name)
    if not wanted:
        raise BadRequest("A login needs at least one character.", field="login")
    chosen = check_name(ctx, name)
    person = Person(ctx.new_id(), chosen, AgeBand.ADULT, frozenset(roles) | {Role.MEMBER})
    account = Account(person.id, wanted, await passwords.hash_password(password), totp_secret)
    now = ctx.now_ms()

    def run(tx: Transaction) -> None:
        if tx.people.account(wanted):
            raise Conflict("That login is taken.", field="login")
        tx.people.add(person, skeleton=name_skeleton(person.name), return_hash=None, at=now)
        tx.people.add_account(account)
        given = " ".join(sorted(set(roles)))
        tx.audit.append(OPERATOR, "staff.created", person.id, given, now, person=person.id)

    await ctx.store.write(run)
    return person


async def member_tokens(ctx: Context, tokens: Tokens, count: int) -> list[str]:
    """Tokens of so many new adult members, for load tests; all kept in one commit."""
    now = ctx.now_ms()
    people = [Person(ctx.new_id(), suggest_name(), AgeBand.ADULT) for _ in range(count)]

    def run(tx: Transaction) -> list[SignIn]:
        for person in people:
            tx.people.add(person, skeleton=name_skeleton(person.name), return_hash=None, at=now)
        return [_sign_in(ctx, tokens, tx, person.id, now) for person in people]

    return [tokens.issue(signin)[0] for signin in await ctx.store.write(run)]


def canonical_login(typed: str) -> str:
    """Logins differ in more than case and outer spaces."""
    return typed.strip().casefold()


def _signed_in(tx: Transaction, claims: Claims, now: int) -> tuple[SignIn, Standing]:
    signin = tx.signins.get(claims.signin)
    standing = tx.people.standing(claims.person)
    if signin is None or signin.person != claims.person or signin.ended_at is not None:
        raise NotSignedIn
    if standing is None or standing.person.is_erased:
        raise NotSignedIn
    if now >= signin.expires_at:
        raise TokenExpired
    return signin, standing


async def _admit(ctx: Context, tokens: Tokens, person_id: str) -> Admission:
    now = ctx.now_ms()

    def run(tx: Transaction) -> tuple[SignIn, Standing]:
        standing = tx.people.standing(person_id)
        if standing is None or standing.person.is_erased:
            raise NotSignedIn
        check_may_enter(standing.sanctions, None, now)
        return _sign_in(ctx, tokens, tx, person_id, now), standing

    signin, standing = await ctx.store.write(run)
    return Admission(standing.person, *tokens.issue(signin))


def _sign_in(ctx: Context, tokens: Tokens, tx: Transaction, person_id: str, now: int) -> SignIn:
    signin = SignIn(ctx.new_id(), person_id, now, now + tokens.lifetime_ms)
    tx.signins.add(signin)
    return signin
