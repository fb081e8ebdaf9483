import { beforeEach, describe, expect, test } from "vitest";
import { QaApi } from "../../src/qa/qa-api";
import { SessionBook } from "../../src/qa/session-book";
import { Api } from "../../src/wire/api";
import type { TopicEvent } from "../../src/wire/subscription";
import type { Care, Poll, Question } from "../../src/wire/types";
import { FakeHttp, START } from "../fakes";
import { pollOf, questionOf } from "./made";

const CARE = { level: "S1", choices: ["talk"], lines: [] } as unknown as Care;
const QUESTIONS = "/api/qa-sessions/sleep/questions";

let http: FakeHttp;
let book: SessionBook;
let offered: Care[];

beforeEach(async () => {
  http = new FakeHttp()
    .on(`GET ${QUESTIONS}`, { questions: [questionOf("a", { voted: false })], next: null })
    .on("GET /api/qa-sessions/sleep/polls", { polls: [pollOf()] });
  offered = [];
  let made = 0;
  book = new SessionBook({
    id: "sleep",
    api: new QaApi(new Api(http.fetch)),
    onCare: (care) => offered.push(care),
    newId: () => `asked-${++made}`,
  });
  await book.load();
});

const told = (question: Question, topic = "room:lobby"): TopicEvent => ({
  type: "question.changed",
  topic,
  seq: 1,
  at: START,
  question,
});

const toldPoll = (poll: Poll): TopicEvent => ({
  type: "poll.changed",
  topic: "room:lobby",
  seq: 1,
  at: START,
  poll,
});

describe("asking", () => {
  test("sends the words and whether they are anonymous, and empties the field", async () => {
    const answer = { ...questionOf("b", { state: "pending", mine: true, anonymous: true }) };
    http.on(`POST ${QUESTIONS}`, answer, 201);
    book.write("  Why do I wake at four?  ");
    book.isAnonymous.value = true;
    expect(await book.ask()).toBe(true);
    const body = { id: "asked-1", text: "Why do I wake at four?", anonymous: true };
    expect(http.calls.at(-1)?.body).toEqual(body);
    expect(book.text.value).toBe("");
    expect(book.own.value.map(({ id }) => id)).toEqual(["b"]);
  });

  test("that never reached the server keeps the words, and is sent again as the same", async () => {
    book.write("Why?");
    expect(await book.ask()).toBe(false);
    expect(book.trouble.value?.code).toBe("offline");
    expect(book.text.value).toBe("Why?");
    http.on(`POST ${QUESTIONS}`, questionOf("b", { mine: true }), 201);
    await book.ask();
    const sent = http.calls.filter(({ line }) => line === `POST ${QUESTIONS}`);
    expect(sent.map(({ body }) => (body as { id: string }).id)).toEqual(["asked-1", "asked-1"]);
  });

  test("offers the card that came with the answer", async () => {
    const answer = { ...questionOf("b", { state: "escalated", mine: true }), care: CARE };
    http.on(`POST ${QUESTIONS}`, answer, 201);
    book.write("words of risk");
    await book.ask();
    expect(offered).toEqual([CARE]);
  });
});

describe("what others do", () => {
  test("while everything is read anew is not undone by what is read", async () => {
    const reading = book.load();
    book.take(told(questionOf("a", { state: "live" })));
    await reading;
    expect(book.live.value?.id).toBe("a");
  });

  test("in another session is not this one's", () => {
    book.take(told(questionOf("x", { session: "other" })));
    expect(book.questions.value.has("x")).toBe(false);
  });
});

test("a vote is sent, and taken back", async () => {
  http.on("POST /api/questions/a/votes", questionOf("a", { votes: 1, voted: true }));
  await book.vote("a", true);
  expect(http.calls.at(-1)?.body).toEqual({ on: true });
  expect(book.questions.value.get("a")).toMatchObject({ votes: 1, voted: true });
});

describe("a poll", () => {
  test("shows counts after one's vote, and keeps it when it is closed", async () => {
    http.on("POST /api/polls/poll/votes", pollOf({ mine: 1, counts: [0, 1] }));
    await book.votePoll("poll", 1);
    expect(book.polls.value.get("poll")).toMatchObject({ mine: 1, counts: [0, 1] });
    book.take(toldPoll(pollOf({ open: false, counts: [3, 4] })));
    expect(book.polls.value.get("poll")).toMatchObject({ open: false, mine: 1, counts: [3, 4] });
  });
});

describe("leaving", () => {
  test("worse than one came offers somebody to talk to", async () => {
    http.on("PUT /api/qa-sessions/sleep/mood", { care: CARE });
    await book.sayMood("worse");
    expect(book.mood.value).toBe("worse");
    expect(offered).toEqual([CARE]);
  });

  test("better offers nothing", async () => {
    http.on("PUT /api/qa-sessions/sleep/mood", { care: null });
    await book.sayMood("better");
    expect(offered).toEqual([]);
  });
});
