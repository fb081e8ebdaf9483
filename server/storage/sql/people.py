"""People, their accounts, sign-ins and memberships."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from server.domain.ladder import Penalty
from server.domain.people import STAFF_ROLES, Person, Role
from server.domain.sanctions import SanctionState
from server.domain.trust import TRUSTED_MESSAGES_MAX, Record
from server.storage.interface import Account, SignIn, Standing
from server.storage.sql.cases import is_open_of
from server.storage.sql.queue import is_evidence
from server.storage.sql.rows import person_from, roles_from, roles_text, sanction_from
from server.storage.tables import (
    cases,
    hidden_people,
    memberships,
    messages,
    people,
    qa_questions,
    queue_items,
    reports,
    sanctions,
    signins,
    strikes,
)

_theirs = bindparam("person", type_=String)
_posted = (
    select(messages.c.seq)
    .where(messages.c.author == _theirs, messages.c.removed_by.is_(None))
    .limit(TRUSTED_MESSAGES_MAX)
    .subquery()
)
_strike = select(func.max(strikes.c.at)).where(
    strikes.c.person == _theirs, strikes.c.is_forgiven.is_(False)
)
_RECORD = select(
    people.c.created_at.label("since"),
    (people.c.posted_before + select(func.count()).select_from(_posted).scalar_subquery()).label(
        "posted"
    ),
    _strike.where(strikes.c.penalty != Penalty.SLOWED).scalar_subquery().label("struck_at"),
    _strike.where(strikes.c.penalty == Penalty.SLOWED).scalar_subquery().label("slowed_at"),
    select(cases.c.level).where(*is_open_of(_theirs)).scalar_subquery().label("care_level"),
).where(people.c.id == _theirs)


class SqlPeople:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def get(self, person: str) -> Person | None:
        row = self._c.execute(select(people).where(people.c.id == person)).first()
        return person_from(row, self._room_roles(person)) if row else None

    def get_many(self, wanted: Iterable[str]) -> dict[str, Person]:
        """Without roles in single rooms."""
        rows = self._c.execute(select(people).where(people.c.id.in_(set(wanted))))
        return {row.id: person_from(row) for row in rows}

    def standing(self, person: str) -> Standing | None:
        found = self.get(person)
        if found is None:
            return None
        is_active = sanctions.c.state == SanctionState.ACTIVE
        rows = self._c.execute(select(sanctions).where(sanctions.c.person == person, is_active))
        return Standing(found, tuple(sanction_from(row) for row in rows), self._record(person))

    def _record(self, person: str) -> Record:
        row = self._c.execute(_RECORD, {"person": person}).one()
        return Record(row.since, row.posted, row.struck_at, row.slowed_at, row.care_level)

    def by_return_hash(self, return_hash: str) -> Person | None:
        row = self._c.execute(select(people).where(people.c.return_hash == return_hash)).first()
        return person_from(row, self._room_roles(row.id)) if row else None

    def account(self, login: str) -> Account | None:
        row = self._c.execute(select(people).where(people.c.login == login)).first()
        return Account(row.id, login, row.password_hash, row.totp_secret) if row else None

    def staff_has_skeleton(self, skeleton: str) -> bool:
        rows = self._c.execute(select(people.c.roles).where(people.c.name_skeleton == skeleton))
        return any(not STAFF_ROLES.isdisjoint(roles_from(row.roles)) for row in rows)

    def add(self, person: Person, *, skeleton: str, return_hash: str | None, at: int) -> None:
        self._c.execute(
            insert(people).values(
                id=person.id,
                name=person.name,
                name_skeleton=skeleton,
                age_band=person.age_band,
                roles=roles_text(person.roles),
                locale=person.locale,
                return_hash=return_hash,
                created_at=at,
            )
        )

    def add_account(self, account: Account) -> None:
        self._change(
            account.person,
            login=account.login,
            password_hash=account.password_hash,
            totp_secret=account.totp_secret,
        )

    def set_roles(self, person: str, roles: Iterable[Role]) -> None:
        self._change(person, roles=roles_text(roles))

    def set_preferences(self, person: str, locale: str, country: str | None) -> None:
        self._change(person, locale=locale, country=country)

    def set_password_hash(self, person: str, password_hash: str) -> None:
        self._change(person, password_hash=password_hash)

    def set_room_roles(self, person: str, room: str, roles: Iterable[Role], at: int) -> None:
        of_both = (memberships.c.person == person, memberships.c.room == room)
        values = {"roles": roles_text(roles)}
        if not self._c.execute(update(memberships).where(*of_both).values(values)).rowcount:
            row = values | {"person": person, "room": room, "joined_at": at}
            self._c.execute(insert(memberships).values(row))

    def clear_room_roles(self, room: str, roles: Iterable[Role]) -> list[str]:
        have = (memberships.c.room == room, memberships.c.roles == roles_text(roles))
        found = self._c.execute(select(memberships.c.person).where(*have)).scalars().all()
        self._c.execute(update(memberships).where(*have).values(roles=""))
        return list(found)

    def erase(self, person: str, name: str, at: int) -> None:
        """Leaves a row without a fact about anybody, so that the log keeps its references."""
        self._change(
            person,
            name=name,
            name_skeleton="",
            roles=Role.MEMBER,
            locale="en",
            country=None,
            login=None,
            password_hash=None,
            totp_secret=None,
            return_hash=None,
            erased_at=at,
        )
        self._c.execute(delete(memberships).where(memberships.c.person == person))
        self._c.execute(delete(signins).where(signins.c.person == person))
        either = (hidden_people.c.person == person) | (hidden_people.c.hidden == person)
        self._c.execute(delete(hidden_people).where(either))

    def joined_at(self, person: str) -> int | None:
        query = select(people.c.created_at).where(people.c.id == person)
        return self._c.execute(query).scalar()

    def has_others(self, roles: Collection[Role], but: str) -> bool:
        query = select(people.c.id).where(people.c.id != but, _has_one_of(roles))
        return self._c.execute(query.limit(1)).first() is not None

    def with_roles(self, roles: Collection[Role]) -> list[Person]:
        query = select(people).where(people.c.erased_at.is_(None), _has_one_of(roles))
        rows = self._c.execute(query.order_by(people.c.name, people.c.id))
        return [person_from(row) for row in rows]

    def memberships(self, person: str) -> list[Mapping[str, Any]]:
        rows = self._c.execute(select(memberships).where(memberships.c.person == person))
        return [dict(row) for row in rows.mappings()]

    def hidden_by(self, person: str) -> list[Person]:
        """Whom `person` does not want to see, by name."""
        both = (hidden_people.c.person == person, hidden_people.c.hidden == people.c.id)
        rows = self._c.execute(select(people).where(*both).order_by(people.c.name))
        return [person_from(row) for row in rows]

    def hide(self, person: str, hidden: str, at: int) -> None:
        """Doing so twice is doing so once."""
        self.show(person, hidden)
        self._c.execute(insert(hidden_people).values(person=person, hidden=hidden, at=at))

    def show(self, person: str, hidden: str) -> None:
        pair = (hidden_people.c.person == person, hidden_people.c.hidden == hidden)
        self._c.execute(delete(hidden_people).where(*pair))

    def erased_with_traces(self) -> list[str]:
        """Erased people of whom a message, a question, the queue or a report still has words."""
        is_erased = people.c.erased_at.is_not(None)
        written = select(people.c.id).where(
            is_erased, people.c.id == messages.c.author, messages.c.text != ""
        )
        waiting = select(people.c.id).where(
            is_erased,
            people.c.id == queue_items.c.person,
            queue_items.c.text != "",
            ~is_evidence(),
        )
        filed = select(people.c.id).where(
            is_erased, people.c.id == reports.c.person, reports.c.reason != ""
        )
        asked = select(people.c.id).where(
            is_erased, people.c.id == qa_questions.c.asker, qa_questions.c.text != ""
        )
        answered = select(people.c.id).where(is_erased, people.c.id == qa_questions.c.answered_by)
        found = written.union(waiting, filed, asked, answered)
        return list(self._c.execute(found).scalars())

    def _change(self, person: str, **values: Any) -> None:
        self._c.execute(update(people).where(people.c.id == person).values(values))

    def _room_roles(self, person: str) -> dict[str, frozenset[Role]]:
        rows = self._c.execute(
            select(memberships.c.room, memberships.c.roles).where(
                memberships.c.person == person, memberships.c.roles != ""
            )
        )
        return {row.room: roles_from(row.roles) for row in rows}


def _has_one_of(roles: Collection[Role]) -> ColumnElement[bool]:
    words = literal(" ") + people.c.roles + " "
    return or_(*(words.contains(f" {role} ") for role in roles))


class SqlSignIns:
    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def get(self, signin: str) -> SignIn | None:
        row = self._c.execute(select(signins).where(signins.c.id == signin)).first()
        return SignIn(**row._mapping) if row else None

    def add(self, signin: SignIn) -> None:
        self._c.execute(
            insert(signins).values(
                id=signin.id,
                person=signin.person,
                created_at=signin.created_at,
                expires_at=signin.expires_at,
            )
        )

    def extend(self, signin: str, expires_at: int) -> None:
        self._c.execute(update(signins).where(signins.c.id == signin).values(expires_at=expires_at))

    def end(self, signin: str, at: int) -> bool:
        is_open = (signins.c.id == signin, signins.c.ended_at.is_(None))
        result = self._c.execute(update(signins).where(*is_open).values(ended_at=at))
        return result.rowcount > 0

    def end_all(self, person: str, at: int) -> None:
        is_open = (signins.c.person == person, signins.c.ended_at.is_(None))
        self._c.execute(update(signins).where(*is_open).values(ended_at=at))

    def of(self, person: str) -> list[SignIn]:
        rows = self._c.execute(select(signins).where(signins.c.person == person))
        return [SignIn(**row._mapping) for row in rows]

    def forget_ended(self, before: int) -> int:
        """Delete sign-ins that ended or ran out before then; how many."""
        is_over = (signins.c.ended_at < before) | (signins.c.expires_at < before)
        return self._c.execute(delete(signins).where(is_over)).rowcount
