"""The directory of help lines, open to everybody."""

from __future__ import annotations

from server.api.bodies import HelplineCountry, HelplinesBody, HelplinesQuery
from server.api.route import Answer, Call
from server.services import helplines
from server.services.views import help_line_view


async def list_helplines(call: Call) -> Answer:
    query: HelplinesQuery = call.query
    country = query.country.upper() if query.country else None
    languages = [query.language.replace("_", "-")] if query.language else []
    lines = helplines.lines_for(call.ctx, country, languages)
    countries = [HelplineCountry(code) for code in helplines.countries(call.ctx)]
    return Answer(HelplinesBody([help_line_view(line) for line in lines], countries))
