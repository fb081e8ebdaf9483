"""Endpoints about oneself: coming in, staying, leaving, and what is held about me."""

from __future__ import annotations

from typing import Literal, cast

from msgspec import UNSET

from server.api.bodies import (
    CareChoiceBody,
    CareChosenBody,
    ConfigBody,
    ErasedBody,
    ExportBody,
    HeldAttendance,
    HeldCase,
    HeldMembership,
    HeldMessage,
    HeldMood,
    HeldPerson,
    HeldPollVote,
    HeldPushSubscription,
    HeldReaction,
    HeldReport,
    HeldSignIn,
    HeldStrike,
    HeldUnposted,
    HiddenBody,
    JoinBody,
    JoinedBody,
    LoginBody,
    MeBody,
    NamesBody,
    PreferencesBody,
    PreferencesSetBody,
    ReturnBody,
    SignedInBody,
    SignedOutBody,
)
from server.api.question_bodies import HeldQuestion, HeldVote
from server.api.resource_bodies import HeldPin
from server.api.route import Answer, Call, Cookie
from server.domain.people import AgeBand, Person
from server.domain.permissions import actions_of
from server.domain.queue import QueueItem
from server.protocol import AgeBandName
from server.services import accounts, caring, hiding, naming, preferences, privacy
from server.services.accounts import Admission
from server.services.privacy import Holdings
from server.services.views import person_view, sanction_view


async def join(call: Call) -> Answer:
    body: JoinBody = call.body
    call.api.joins.take(call.address, call.ctx.now_ms())
    admission = await accounts.join(
        call.ctx, call.api.tokens, name=body.name, age_band=body.age_band, locale=body.locale
    )
    answer = JoinedBody(
        person_view(admission.person),
        admission.token,
        admission.expires_at,
        admission.return_code or "",
    )
    return Answer(answer, cookie=admission)


async def come_back(call: Call) -> Answer:
    body: ReturnBody = call.body
    call.api.returns.take(call.address, call.ctx.now_ms())
    return _admitted(await accounts.come_back(call.ctx, call.api.tokens, body.return_code))


async def login(call: Call) -> Answer:
    body: LoginBody = call.body
    now = call.ctx.now_ms()
    name = accounts.canonical_login(body.login)
    call.api.login_addresses.take(call.address, now)
    # By both: by name alone, anybody could keep a moderator out.
    attempt = f"{call.address} {name}"
    call.api.logins.take(attempt, now)
    admission = await accounts.login(
        call.ctx, call.api.tokens, body.login, body.password, body.totp
    )
    call.api.logins.forgive(attempt)
    return _admitted(admission)


async def refresh(call: Call) -> Answer:
    return _admitted(await accounts.refresh(call.ctx, call.api.tokens, call.bearer))


async def logout(call: Call) -> Answer:
    await accounts.logout(call.ctx, call.api.tokens, call.bearer)
    return Answer(SignedOutBody(), cookie=Cookie.CLEAR)


async def me(call: Call) -> Answer:
    now = call.ctx.now_ms()
    who = call.signed_in
    in_force = [
        sanction_view(s, for_its_person=True) for s in who.standing.sanctions if s.is_in_force(now)
    ]
    person = who.person
    on_site = actions_of(person)
    in_rooms = {room: actions_of(person, room) - on_site for room in person.room_roles}
    body = MeBody(
        person=person_view(person),
        age_band=person.age_band.value,
        locale=person.locale,
        country=person.country,
        expires_at=who.expires_at,
        sanctions=in_force,
        may=sorted(on_site),
        may_in={room: sorted(actions) for room, actions in in_rooms.items() if actions},
    )
    return Answer(body)


async def set_preferences(call: Call) -> Answer:
    body: PreferencesBody = call.body
    before = call.person
    locale = before.locale if body.locale is UNSET else body.locale
    country = before.country if body.country is UNSET else body.country
    now = await preferences.set_preferences(call.ctx, before, locale, country)
    return Answer(PreferencesSetBody(now.locale, now.country))


async def choose_care(call: Call) -> Answer:
    body: CareChoiceBody = call.body
    await caring.choose(call.ctx, call.person, body.choice)
    return Answer(CareChosenBody(body.choice))


async def list_hidden(call: Call) -> Answer:
    return Answer(_hidden(await hiding.hidden_by(call.ctx, call.person)))


async def hide(call: Call) -> Answer:
    await hiding.hide(call.ctx, call.person, call.request.match_info["person"])
    return await list_hidden(call)


async def show(call: Call) -> Answer:
    await hiding.show(call.ctx, call.person, call.request.match_info["person"])
    return await list_hidden(call)


def _hidden(people: list[Person]) -> HiddenBody:
    return HiddenBody([person_view(person) for person in people])


async def export(call: Call) -> Answer:
    return Answer(_export_view(await privacy.export(call.ctx, call.person)))


async def erase(call: Call) -> Answer:
    await privacy.erase(call.ctx, call.person)
    return Answer(ErasedBody(), cookie=Cookie.CLEAR)


async def config(call: Call) -> Answer:
    bands = cast(list[AgeBandName], [band.value for band in AgeBand])
    settings = call.api.settings
    origins = list(settings.video_origins)
    return Answer(ConfigBody(settings.leave_url, naming.suggest_name(), bands, origins))


async def names(_call: Call) -> Answer:
    return Answer(NamesBody(naming.suggest_names()))


def _admitted(admission: Admission) -> Answer:
    body = SignedInBody(person_view(admission.person), admission.token, admission.expires_at)
    return Answer(body, cookie=admission)


def _export_view(held: Holdings) -> ExportBody:
    person = person_view(held.person)
    return ExportBody(
        person=HeldPerson(
            id=person.id,
            name=person.name,
            roles=person.roles,
            age_band=held.person.age_band.value,
            locale=held.person.locale,
            country=held.person.country,
        ),
        signins=[HeldSignIn(s.id, s.created_at, s.expires_at, s.ended_at) for s in held.signins],
        memberships=[
            HeldMembership(m["room"], m["roles"].split(), m["joined_at"]) for m in held.memberships
        ],
        messages=[
            HeldMessage(
                room=m.room,
                seq=m.seq,
                id=m.id,
                text=m.text,
                reply_to=m.reply_to,
                cover=m.cover,
                at=m.at,
                edited_at=m.edited_at,
                removed=m.removed_by.value if m.removed_by else None,
            )
            for m in held.messages
        ],
        reactions=[HeldReaction(*reaction) for reaction in held.reactions],
        sanctions=[sanction_view(sanction, for_its_person=True) for sanction in held.sanctions],
        strikes=[
            HeldStrike(s.item, s.category, s.rule, s.at, s.sanction, s.is_forgiven)
            for s in held.strikes
        ],
        unposted=[_unposted(item) for item in held.unposted],
        reports=[
            HeldReport(r.room, r.seq, r.reason, r.note, r.is_concern, r.at) for r in held.reports
        ],
        hidden=[other.id for other in held.hidden],
        push_subscriptions=[
            HeldPushSubscription(
                s.id, s.endpoint, s.created_at, [topic.value for topic in sorted(s.about)], s.locale
            )
            for s in held.push_subscriptions
        ],
        questions=[
            HeldQuestion(q.id, q.session, q.text, q.is_anonymous, q.state.value, q.asked_at)
            for q in held.questions
        ],
        votes=[HeldVote(*vote) for vote in held.votes],
        cases=[
            HeldCase(c.id, c.level, c.state.value, c.raised_at, c.closed_at, c.may_share)
            for c in held.cases
        ],
        attendance=[
            HeldAttendance(session, cast(Literal["coming", "place", "waiting"], standing))
            for session, standing in held.attendance
        ],
        poll_votes=[HeldPollVote(*vote) for vote in held.poll_votes],
        moods=[HeldMood(*mood) for mood in held.moods],
        pinned=[HeldPin(r.id, r.room, r.session, r.title, r.pinned_at) for r in held.pinned],
    )


def _unposted(item: QueueItem) -> HeldUnposted:
    kind = cast(Literal["held", "appeal"], item.kind.value)
    return HeldUnposted(item.id, kind, item.room, item.text, item.at, item.decision)
