import { beforeEach, describe, expect, test, vi } from "vitest";
import { QaApi } from "../../src/qa/qa-api";
import { RunDesk } from "../../src/qa/run-desk";
import { SessionBook } from "../../src/qa/session-book";
import { elapsedWords, isLastMinutes, timerWords } from "../../src/qa/times";
import "../../src/qa/run-words";
import { Api } from "../../src/wire/api";
import type { Person, QaSession, Question } from "../../src/wire/types";
import { FakeHttp, FakeSocket, MOD, openLink, START, settled } from "../fakes";
import { EDEN, HANA, questionOf, sessionOf } from "./made";

const MINUTE_MS = 60_000;

vi.stubGlobal("navigator", { languages: ["en-GB"] });

let http: FakeHttp;

beforeEach(() => {
  http = new FakeHttp()
    .on("GET /api/qa-sessions/sleep/polls", { polls: [] })
    .on("GET /api/qa-sessions/sleep/order", { session: "sleep", version: 0, placed: [] })
    .on("PUT /api/qa-sessions/sleep/backstage", { id: "backstage-sleep" });
});

/** Of somebody who has opened it, with these questions. */
async function deskOf(
  me: Person,
  change: Partial<QaSession> = {},
  ...questions: Question[]
): Promise<RunDesk> {
  http.on("GET /api/qa-sessions/sleep", sessionOf({ state: "live", ...change }));
  http.on("GET /api/qa-sessions/sleep/questions", { questions, next: null });
  const api = new QaApi(new Api(http.fetch));
  const book = new SessionBook({ id: "sleep", api });
  const desk = new RunDesk({ id: "sleep", me, api, link: openLink(), book });
  await desk.open();
  await settled();
  if (desk.phase.value !== "ready") return desk;
  for (const topic of ["backstage:sleep", "room:lobby"]) {
    const answer = { topic, epoch: "e", head: 0, recovered: false, events: [] };
    await FakeSocket.last.serverAnswers("subscribe", answer, topic);
  }
  await settled();
  return desk;
}

function hears(topic: string, seq: number, event: object): void {
  FakeSocket.last.serverSends({ topic, seq, at: START, ...event });
}

describe("the desk", () => {
  test("is for those who run the session, and no other host", async () => {
    const other: Person = { id: "other", name: "Other", roles: ["host"] };
    expect((await deskOf(other)).phase.value).toBe("not_allowed");
    expect((await deskOf(EDEN)).phase.value).toBe("ready");
  });

  test.each([
    ["scheduled", ["doors", "live"]],
    ["doors", ["live"]],
    ["live", ["wrapping"]],
    ["wrapping", ["live", "ended"]],
    ["ended", []],
  ] as const)("offers a host of one that is %s to move it on to %j", async (state, moves) => {
    expect((await deskOf(HANA, { state })).moves).toEqual(moves);
  });

  test("lets experts and moderators see it run, and hosts move it", async () => {
    const [expert, moderator, host] = [await deskOf(EDEN), await deskOf(MOD), await deskOf(HANA)];
    expect([expert.moves, moderator.moves]).toEqual([[], []]);
    expect([expert.decides, moderator.decides, host.decides]).toEqual([false, true, true]);
  });

  test("hears what is asked backstage, its votes from the room, and how the session moves", async () => {
    const desk = await deskOf(HANA);
    const question = questionOf("a", { state: "pending" });
    hears("backstage:sleep", 1, { type: "question.changed", question });
    expect(desk.book.waiting.value.map(({ id }) => id)).toEqual(["a"]);
    hears("room:lobby", 1, { type: "question.changed", question: questionOf("a", { votes: 9 }) });
    expect(desk.book.open.value[0]?.votes).toBe(9);
    hears("room:lobby", 2, { type: "qa.changed", session: sessionOf({ state: "wrapping" }) });
    expect(desk.moves).toEqual(["live", "ended"]);
  });

  test("comes in backstage with everybody who runs it, and says why where it can't", async () => {
    expect((await deskOf(EDEN)).talk.value).toBe("backstage-sleep");
    http.refuses("PUT /api/qa-sessions/sleep/backstage", 409, "conflict");
    const late = await deskOf(HANA);
    expect([late.talk.value, late.talkTrouble.value]).toEqual([null, "conflict"]);
  });

  test("hears in which order others put the run sheet, and walks through it so", async () => {
    const desk = await deskOf(HANA, {}, questionOf("a", { votes: 2 }), questionOf("b"));
    const order = { session: "sleep", version: 1, placed: ["b", "a"] };
    hears("backstage:sleep", 1, { type: "order.changed", order });
    expect(desk.rows.value.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  test("offers what an expert writes in the room as the answer to what is live", async () => {
    const live = questionOf("live", { state: "live", live_since: START });
    const desk = await deskOf(HANA, {}, live);
    const message = { id: "m", seq: 1, author: EDEN, text: "light", at: START, reply_to: null };
    hears("room:lobby", 1, { type: "message.posted", message: { ...message, cover: null } });
    expect(desk.offers.value.map(({ seq }) => seq)).toEqual([1]);
    http.on("POST /api/questions/live/transitions", questionOf("live", { state: "answered" }));
    expect(await desk.answeredBy("live", 1)).toBe(true);
    expect(http.calls.at(-1)?.body).toEqual({ to: "answered", seq: 1 });
    expect(desk.offers.value).toEqual([]);
  });

  test("says why a move was refused, and stands as it stood", async () => {
    const desk = await deskOf(HANA);
    http.refuses("POST /api/qa-sessions/sleep/transitions", 409, "conflict");
    expect(await desk.go("wrapping")).toBe(false);
    expect(desk.book.trouble.value?.code).toBe("conflict");
    expect(desk.session.value?.state).toBe("live");
  });
});

test("keys go through what waits, what is live and what is next, and stop at both ends", async () => {
  const desk = await deskOf(
    HANA,
    {},
    questionOf("next"),
    questionOf("waits", { state: "pending" }),
    questionOf("live", { state: "live" }),
  );
  const seen = ([1, 1, 1, 1, -1] as const).map((by) => {
    desk.move(by);
    return desk.selected.value;
  });
  expect(seen).toEqual(["waits", "live", "next", "next", "live"]);
});

test("a question is merged into any other that is asked, and never into itself", async () => {
  const [a, b] = [questionOf("a"), questionOf("b", { state: "pending" })];
  const desk = await deskOf(HANA, {}, a, b);
  expect(desk.mergesInto(a).map(({ id }) => id)).toEqual(["b"]);
});

test.each([
  ["scheduled", -5, "Begins in 5 minutes"],
  ["live", -5, "It began before its time"],
  ["live", 20, "40 minutes left"],
  ["wrapping", 63, "3 minutes past its end"],
  ["ended", 63, ""],
] as const)("one that is %s, %i minutes after its start, says: %s", (state, minutes, words) => {
  const session = sessionOf({ state });
  const said = timerWords(session, START + minutes * MINUTE_MS).replace(/[\u2068\u2069]/g, "");
  expect(said).toBe(words);
});

test.each([
  ["live", 54, false],
  ["live", 55, true],
  ["live", 59, true],
  ["live", 60, false],
  ["wrapping", 58, false],
] as const)(
  "one that is %s after %i minutes of 60 is in its last minutes: %s",
  (state, minutes, is) => {
    expect(isLastMinutes(sessionOf({ state }), START + minutes * MINUTE_MS)).toBe(is);
  },
);

test.each([
  [-2, "Live since just now"],
  [0.9, "Live since just now"],
  [1, "Live for 1 minute"],
  [12.5, "Live for 12 minutes"],
] as const)("a question that went live %i minutes ago says: %s", (minutes, words) => {
  const said = elapsedWords(START, START + minutes * MINUTE_MS);
  expect(said.replace(/[\u2068\u2069]/g, "")).toBe(words);
});
