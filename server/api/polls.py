"""Endpoints of polls, and of how people leave a session."""

from __future__ import annotations

from server.api.qa_bodies import MoodAnswerBody, MoodBody, NewPollBody, PollsBody, PollVoteBody
from server.api.route import Answer, Call
from server.services.qa import leaving, polling


async def open_poll(call: Call) -> Answer:
    body: NewPollBody = call.body
    session = call.request.match_info["session"]
    return Answer(
        await polling.open_poll(call.ctx, call.person, session, body.question, body.options)
    )


async def list_polls(call: Call) -> Answer:
    session = call.request.match_info["session"]
    return Answer(PollsBody(await polling.list_polls(call.ctx, call.person, session)))


async def close_poll(call: Call) -> Answer:
    return Answer(await polling.close_poll(call.ctx, call.person, _poll(call)))


async def vote_in_poll(call: Call) -> Answer:
    body: PollVoteBody = call.body
    return Answer(await polling.vote(call.ctx, call.person, _poll(call), body.option))


async def say_mood(call: Call) -> Answer:
    body: MoodBody = call.body
    session = call.request.match_info["session"]
    return Answer(MoodAnswerBody(await leaving.say_mood(call.ctx, call.person, session, body.mood)))


def _poll(call: Call) -> str:
    return call.request.match_info["poll"]
