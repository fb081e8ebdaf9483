import { expect, test } from "vitest";
import { crewMessages, offersFor } from "../../src/qa/answer-offers";
import type { TopicEvent } from "../../src/wire/subscription";
import type { Message } from "../../src/wire/types";
import { ANA, START } from "../fakes";
import { EDEN, HANA, questionOf, sessionOf } from "./made";

const SESSION = sessionOf();
const LIVE = questionOf("live", { state: "live", live_since: START });

function said(seq: number, change: Partial<Message> = {}): Message {
  const made = { id: `m${seq}`, seq, author: EDEN, text: `said ${seq}`, at: START + seq };
  return { ...made, reply_to: null, cover: null, ...change };
}

function told(type: string, message: Message): TopicEvent {
  return { type, topic: "room:lobby", seq: message.seq, at: message.at, message } as TopicEvent;
}

function kept(...events: TopicEvent[]) {
  return events.reduce(
    (known, event) => crewMessages(known, event, SESSION),
    new Map() as ReadonlyMap<number, Message>,
  );
}

const seqs = (messages: Message[]) => messages.map(({ seq }) => seq);

test("what experts and hosts write while a question is live may answer it, the newest first", () => {
  const known = kept(
    told("message.posted", said(1)),
    told("message.posted", said(2, { author: ANA })),
    told("message.posted", said(3, { author: HANA })),
  );
  expect(seqs(offersFor(known, LIVE))).toEqual([3, 1]);
  expect(offersFor(known, null)).toEqual([]);
});

test("what was written before it went live doesn't answer it", () => {
  const known = kept(told("message.posted", said(1, { at: START - 1 })));
  expect(offersFor(known, LIVE)).toEqual([]);
});

test("what was taken back is not offered, and what was changed is offered as it is now", () => {
  const known = kept(
    told("message.posted", said(1)),
    told("message.posted", said(2)),
    told("message.edited", said(2, { text: "better" })),
    told("message.removed", said(1, { text: null })),
  );
  expect(offersFor(known, LIVE).map(({ text }) => text)).toEqual(["better"]);
});

test("only the last few are offered, however much they write", () => {
  const events = Array.from({ length: 50 }, (_, at) => told("message.posted", said(at + 1)));
  const known = kept(...events);
  expect(known.size).toBe(20);
  expect(seqs(offersFor(known, LIVE))).toEqual([50, 49, 48]);
});
