import asyncio

import pyotp
import pytest
from argon2 import PasswordHasher

from server.domain.errors import (
    BadRequest,
    Banned,
    Conflict,
    LamplightError,
    NameNotPrivate,
    NotSignedIn,
    TokenExpired,
    UnderAge,
)
from server.domain.people import Role
from server.domain.sanctions import SanctionKind
from server.services import passwords, return_codes
from server.services.accounts import (
    come_back,
    create_staff,
    join,
    login,
    logout,
    member_tokens,
    refresh,
    resolve,
)
from server.services.control import decode_control_event
from server.services.privacy import erase
from server.services.sanctioning import SanctionOrder, impose, lift
from server.services.tokens import LIFETIME_S
from server.storage.interface import SignIn
from tests.services.world import World

PASSWORD = "correct horse battery"


async def test_a_member_joins_under_a_generated_name(world: World) -> None:
    """Without a name there is one, and the token is good at once."""
    admission = await world.member()
    who = await resolve(world.ctx, world.tokens, admission.token)
    assert who.person.id == admission.person.id
    assert len(who.person.name.split()) == 2
    assert who.person.roles == {Role.MEMBER}
    assert who.expires_at == admission.expires_at


async def test_a_blank_name_is_no_name(world: World) -> None:
    """An empty field of a form means: give me one."""
    assert (await world.member("  ")).person.name.strip()


async def test_nothing_is_kept_of_somebody_under_13(world: World) -> None:
    """Not one cell of the database changes."""
    before = world.cells()
    with pytest.raises(UnderAge):
        await join(world.ctx, world.tokens, name="Small Finch", age_band="under-13")
    assert world.cells() == before
    assert world.rows("people") == 0


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("jo@example.com", NameNotPrivate),
        ("+44 7700 900123", NameNotPrivate),
        ("@jo_smith", NameNotPrivate),
        ("a-very-long-address-that-goes-on-and-on-and-on@example.com", NameNotPrivate),
        ("x" * 41, BadRequest),
        ("Quiet\u202eHeron", BadRequest),
        ("a" + "\u0301" * 10_000, BadRequest),
    ],
)
async def test_a_name_that_tells_too_much_or_cannot_be_read_is_refused(
    world: World, name: str, error: type[LamplightError]
) -> None:
    """And nobody has joined."""
    with pytest.raises(error) as refusal:
        await world.member(name)
    assert refusal.value.field == "name"
    assert world.rows("people") == 0


@pytest.mark.parametrize("lookalike", ["Dr Eden", "dr.eden", "Dr Edén", "Dr Ede\u0578"])
async def test_nobody_passes_for_a_member_of_staff(world: World, lookalike: str) -> None:
    """A name that reads like a staff member's is taken; other members' names are not."""
    await create_staff(world.ctx, "eden", "Dr Eden", PASSWORD, {Role.EXPERT})
    await world.member("Quiet Heron")
    await world.member("Quiet Heron")
    with pytest.raises(Conflict):
        await world.member(lookalike)


async def test_a_return_code_brings_the_same_person_back(world: World) -> None:
    """However it was typed."""
    admission = await world.member()
    assert admission.return_code is not None
    groups = admission.return_code.split("-")
    assert [len(group) for group in groups] == [4, 4, 4]
    untidy = " " + admission.return_code.lower().replace("-", " ").replace("0", "o") + "\n"
    back = await come_back(world.ctx, world.tokens, untidy.replace("1", "l"))
    assert back.person == admission.person
    assert back.token != admission.token
    assert back.return_code is None


async def test_a_return_code_is_not_in_the_database(world: World) -> None:
    """Only a hash, with a key that isn't in the database either."""
    code = (await world.member()).return_code or ""
    plain = return_codes.normalise(code)
    assert not [cell for cell in world.cells() if code in cell or plain in cell]


@pytest.mark.parametrize("code", ["0000-0000-0000", "ZZZZ-ZZZZ-ZZZZ"])
async def test_an_unknown_return_code_lets_nobody_in(world: World, code: str) -> None:
    """The right shape is not enough."""
    await world.member()
    with pytest.raises(NotSignedIn):
        await come_back(world.ctx, world.tokens, code)


@pytest.mark.parametrize("code", ["", "7KQ2-M0ZD", "U" * 12, "7KQ2-M0ZD-X4TBB", "\0" * 12])
async def test_what_is_no_return_code_is_said_to_be_none(world: World, code: str) -> None:
    """A code cut short is a mistake to be told of, not a failed attempt."""
    with pytest.raises(BadRequest):
        await come_back(world.ctx, world.tokens, code)


async def test_staff_sign_in_by_password(world: World) -> None:
    """Case and outer spaces of the login don't matter."""
    made = await create_staff(world.ctx, "Ada", "Ada", PASSWORD, {Role.ADMIN})
    admission = await login(world.ctx, world.tokens, " ADA ", PASSWORD, None)
    assert admission.person.id == made.id
    assert admission.person.roles == {Role.ADMIN, Role.MEMBER}


async def test_a_wrong_password_and_an_unknown_login_are_one_answer(world: World) -> None:
    """Which of the two was wrong is not to be learned."""
    await create_staff(world.ctx, "ada", "Ada", PASSWORD, {Role.ADMIN})
    said = set()
    for name, password in [("ada", "wrong"), ("nobody", PASSWORD), ("ada", "")]:
        with pytest.raises(NotSignedIn) as refusal:
            await login(world.ctx, world.tokens, name, password, None)
        said.add(refusal.value.message)
    assert len(said) == 1


async def test_an_unknown_login_costs_a_hash_too(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the time taken tells nobody which logins exist."""
    hashed: list[str] = []

    def verify(_: str, password_hash: str) -> bool:
        hashed.append(password_hash)
        return False

    monkeypatch.setattr(passwords, "_verify", verify)
    with pytest.raises(NotSignedIn):
        await login(world.ctx, world.tokens, "nobody", PASSWORD, None)
    assert len(hashed) == 1
    assert not passwords.needs_rehash(hashed[0])  # as costly as a real one


async def test_a_login_can_be_had_once(world: World) -> None:
    """Also when it is written otherwise."""
    await create_staff(world.ctx, "ada", "Ada", PASSWORD, {Role.ADMIN})
    with pytest.raises(Conflict):
        await create_staff(world.ctx, "ADA", "Another", PASSWORD, {Role.HOST})
    assert world.rows("people") == 1


async def test_a_one_time_code_is_asked_for_where_one_is_set(world: World) -> None:
    """Right, of the step before, missing, wrong, and of long ago."""
    secret = pyotp.random_base32()
    await create_staff(world.ctx, "ada", "Ada", PASSWORD, {Role.ADMIN}, totp_secret=secret)
    totp = pyotp.TOTP(secret)
    now_s = world.clock.now // 1000
    for good in (totp.at(now_s), totp.at(now_s - 30), totp.at(now_s + 30)):
        assert (await login(world.ctx, world.tokens, "ada", PASSWORD, good)).token
    for bad in (None, "", "abc", totp.at(now_s - 120), "0" * 16, "é"):
        with pytest.raises(NotSignedIn):
            await login(world.ctx, world.tokens, "ada", PASSWORD, bad)


async def test_a_weaker_hash_is_replaced_when_its_owner_signs_in(world: World) -> None:
    """The password stays the same."""
    made = await create_staff(world.ctx, "ada", "Ada", PASSWORD, {Role.ADMIN})
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    await world.ctx.store.write(lambda tx: tx.people.set_password_hash(made.id, weak))
    await login(world.ctx, world.tokens, "ada", PASSWORD, None)
    account = await world.ctx.store.read(lambda tx: tx.people.account("ada"))
    assert account is not None
    assert not passwords.needs_rehash(account.password_hash)
    assert (await login(world.ctx, world.tokens, "ada", PASSWORD, None)).person.id == made.id


async def test_a_token_expires_and_is_renewed_before(world: World) -> None:
    """A fresh one lasts longer than the one it was made for; an expired one renews nothing."""
    first = await world.member()
    world.clock.pass_s(LIFETIME_S - 1)
    second = await refresh(world.ctx, world.tokens, first.token)
    assert second.person == first.person
    world.clock.pass_s(2)
    assert (await resolve(world.ctx, world.tokens, second.token)).person == first.person
    with pytest.raises(TokenExpired):
        await resolve(world.ctx, world.tokens, first.token)
    with pytest.raises(TokenExpired):
        await refresh(world.ctx, world.tokens, first.token)


async def test_signing_out_ends_every_token_of_the_sign_in_and_no_other(world: World) -> None:
    """And tells the nodes in the same commit."""
    admission = await world.member()
    renewed = await refresh(world.ctx, world.tokens, admission.token)
    elsewhere = await come_back(world.ctx, world.tokens, admission.return_code or "")
    await logout(world.ctx, world.tokens, admission.token)
    for token in (admission.token, renewed.token):
        with pytest.raises(NotSignedIn):
            await resolve(world.ctx, world.tokens, token)
        with pytest.raises(NotSignedIn):
            await refresh(world.ctx, world.tokens, token)
    assert (await resolve(world.ctx, world.tokens, elsewhere.token)).person == admission.person
    told = decode_control_event(world.committed[-1].body)
    assert getattr(told, "person", None) == admission.person.id


async def test_a_ban_from_the_site_shuts_every_door_until_it_is_lifted(world: World) -> None:
    """Tokens, fresh tokens and the return code; signing out still works."""
    moderator = await world.staff(Role.MANAGING_MODERATOR)
    member = await world.member()
    code = member.return_code or ""
    order = SanctionOrder(member.person.id, SanctionKind.BAN, None, None, "harm")
    ban = await impose(world.ctx, moderator.person, order)
    with pytest.raises(Banned):
        await resolve(world.ctx, world.tokens, member.token)
    with pytest.raises(Banned):
        await refresh(world.ctx, world.tokens, member.token)
    with pytest.raises(Banned):
        await come_back(world.ctx, world.tokens, code)
    await lift(world.ctx, moderator.person, ban.id)
    assert (await resolve(world.ctx, world.tokens, member.token)).person == member.person
    await impose(world.ctx, moderator.person, order)
    await logout(world.ctx, world.tokens, member.token)
    with pytest.raises(NotSignedIn):
        await resolve(world.ctx, world.tokens, member.token)


async def test_a_ban_from_one_room_keeps_nobody_from_signing_in(world: World) -> None:
    """Only the site's own does."""
    moderator = await world.staff(Role.MANAGING_MODERATOR)
    member = await world.member()
    order = SanctionOrder(member.person.id, SanctionKind.BAN, "lobby", None, "harm")
    await impose(world.ctx, moderator.person, order)
    assert (await resolve(world.ctx, world.tokens, member.token)).standing.sanctions


async def test_a_ban_ends_on_time_whether_or_not_anybody_says_so(world: World) -> None:
    """By the clock alone."""
    moderator = await world.staff(Role.MANAGING_MODERATOR)
    member = await world.member()
    order = SanctionOrder(member.person.id, SanctionKind.BAN, None, 60, "harm")
    await impose(world.ctx, moderator.person, order)
    world.clock.pass_s(59)
    with pytest.raises(Banned) as refusal:
        await resolve(world.ctx, world.tokens, member.token)
    assert refusal.value.retry_after_ms == 1_000
    world.clock.pass_s(1)
    assert (await resolve(world.ctx, world.tokens, member.token)).person == member.person


async def test_a_demotion_holds_for_the_next_call(world: World) -> None:
    """Roles are the store's; the token from before is the same token."""
    admin = await world.staff(Role.ADMIN)
    await world.ctx.store.write(lambda tx: tx.people.set_roles(admin.person.id, {Role.MEMBER}))
    assert (await resolve(world.ctx, world.tokens, admin.token)).person.roles == {Role.MEMBER}


async def test_an_erased_persons_token_and_code_are_dead(world: World) -> None:
    """From the moment that erasing is answered."""
    member = await world.member()
    await erase(world.ctx, member.person)
    for attempt in (
        resolve(world.ctx, world.tokens, member.token),
        refresh(world.ctx, world.tokens, member.token),
        come_back(world.ctx, world.tokens, member.return_code or ""),
        logout(world.ctx, world.tokens, member.token),
    ):
        with pytest.raises(NotSignedIn):
            await attempt


async def test_a_token_of_another_persons_sign_in_is_nobodys(world: World) -> None:
    """Even if it is signed by us."""
    one, other = await world.member(), await world.member()
    mixed = SignIn(
        world.tokens.read(one.token, world.clock()).signin,
        other.person.id,
        world.clock(),
        other.expires_at,
    )
    with pytest.raises(NotSignedIn):
        await resolve(world.ctx, world.tokens, world.tokens.issue(mixed)[0])


async def test_many_members_tokens_are_made_in_one_commit(world: World) -> None:
    """Each is somebody else's, and good."""
    made = await member_tokens(world.ctx, world.tokens, 50)
    who = await asyncio.gather(*(resolve(world.ctx, world.tokens, token) for token in made))
    assert len({each.person.id for each in who}) == 50


async def test_passwords_wait_in_a_short_line(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past it, callers are told to come back, and the line is free again afterwards."""
    monkeypatch.setattr(passwords, "_WAITING_MAX", 2)
    attempts = [login(world.ctx, world.tokens, "nobody", "x", None) for _ in range(6)]
    refused = await asyncio.gather(*attempts, return_exceptions=True)
    codes = sorted(getattr(error, "code", "") for error in refused)
    assert codes == ["not_signed_in"] * 2 + ["slow_down"] * 4
    assert passwords._waiting == set()


async def test_a_new_account_of_staff_is_in_the_audit(world: World) -> None:
    """Who may do what begins there; without a name or a login in the entry."""
    made = await create_staff(world.ctx, "ada", "Ada", PASSWORD, {Role.ADMIN, Role.HOST})
    (entry,) = await world.ctx.store.read(lambda tx: tx.audit.page(None, 10))
    assert (entry.actor, entry.action, entry.subject) == ("operator", "staff.created", made.id)
    assert entry.why == "admin host"
