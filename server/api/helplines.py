"""The directory of help lines, open to everybody, and who of this place has tried which."""

from __future__ import annotations

from server.api.bodies import HelplineCountry, HelplinesBody, HelplinesQuery
from server.api.helpline_bodies import (
    ConfirmationBody,
    ConfirmBody,
    TriedLineBody,
    TriedLinesBody,
)
from server.api.route import Answer, Call
from server.domain.confirmations import Confirmation, How, TriedLine
from server.services import confirming, helplines
from server.services.confirming import LinesTried
from server.services.views import help_line_view


async def list_helplines(call: Call) -> Answer:
    query: HelplinesQuery = call.query
    country = query.country.upper() if query.country else None
    languages = [query.language.replace("_", "-")] if query.language else []
    lines = helplines.lines_for(call.ctx, country, languages)
    countries = [HelplineCountry(code) for code in helplines.countries(call.ctx)]
    return Answer(HelplinesBody([help_line_view(line) for line in lines], countries))


async def list_confirmations(call: Call) -> Answer:
    return _answer(call, await confirming.list_tried(call.ctx, call.person))


async def confirm(call: Call) -> Answer:
    body: ConfirmBody = call.body
    keys = [(each.country, each.name) for each in body.lines]
    return _answer(call, await confirming.confirm(call.ctx, call.person, keys, How(body.how)))


def _answer(call: Call, found: LinesTried) -> Answer:
    return Answer(TriedLinesBody([_tried(call, found, each) for each in found.lines]))


def _tried(call: Call, found: LinesTried, tried: TriedLine) -> TriedLineBody:
    return TriedLineBody(
        line=help_line_view(tried.line),
        standing=tried.standing.value,
        expired=not tried.line.is_current(helplines.today(call.ctx)),
        last=_confirmation(found, tried.last) if tried.last else None,
    )


def _confirmation(found: LinesTried, last: Confirmation) -> ConfirmationBody:
    return ConfirmationBody(
        by=last.name or found.names.get(last.person or "", ""),
        person=last.person,
        how=last.how.value,
        at=last.at,
        verified_on=last.verified_on.isoformat(),
    )
