"""Endpoints of the questions of a Q&A session: asking, reading, voting, moving them on."""

from __future__ import annotations

import msgspec
from msgspec import UNSET

from server.api.question_bodies import (
    AskedBody,
    QuestionBody,
    QuestionOrderBody,
    QuestionsBody,
    QuestionsQuery,
    QuestionStepBody,
    RunOrderQuery,
    VoteBody,
)
from server.api.route import Answer, Call
from server.domain.qa.questions import QuestionState
from server.services.qa import asking, deciding, listing, ordering, voting
from server.services.qa.asking import Asked, Asking
from server.services.qa.deciding import Step


async def ask(call: Call) -> Answer:
    body: QuestionBody = call.body
    said = Asking(body.id, body.text, body.anonymous)
    session = call.request.match_info["session"]
    return Answer(_asked(await asking.ask(call.ctx, call.signed_in.standing, session, said)))


async def list_questions(call: Call) -> Answer:
    query: QuestionsQuery = call.query
    page = await listing.list_questions(
        call.ctx,
        call.signed_in.standing,
        call.request.match_info["session"],
        query.after,
        query.limit,
        state=QuestionState(query.state) if query.state else None,
    )
    return Answer(QuestionsBody(page.questions, page.next))


async def vote_for(call: Call) -> Answer:
    body: VoteBody = call.body
    question = call.request.match_info["question"]
    return Answer(await voting.vote(call.ctx, call.signed_in.standing, question, on=body.on))


async def move(call: Call) -> Answer:
    body: QuestionStepBody = call.body
    step = Step(
        to=QuestionState(body.to),
        reason=body.reason,
        answer=body.answer,
        seq=body.seq,
        into=body.into,
        level=body.level,
    )
    question = call.request.match_info["question"]
    return Answer(await deciding.take_step(call.ctx, call.person, question, step))


async def read_order(call: Call) -> Answer:
    session = call.request.match_info["session"]
    return Answer(await ordering.read_order(call.ctx, call.person, session))


async def put_before(call: Call) -> Answer:
    body: QuestionOrderBody = call.body
    question = call.request.match_info["question"]
    order = await ordering.move_question(call.ctx, call.person, question, body.before, body.version)
    return Answer(order)


async def order_by_votes(call: Call) -> Answer:
    query: RunOrderQuery = call.query
    session = call.request.match_info["session"]
    return Answer(await ordering.order_by_votes(call.ctx, call.person, session, query.version))


def _asked(asked: Asked) -> AskedBody:
    if asked.question is None:
        raise LookupError("a refusal is raised before this")
    return AskedBody(
        **msgspec.structs.asdict(asked.question),
        care=asked.care or UNSET,
        notice=asked.notice or UNSET,
    )
