import { describe, expect, test } from "vitest";
import { Decisions } from "../../src/store/decisions";
import type { TopicEvent } from "../../src/wire/subscription";
import type { MessageDecided } from "../../src/wire/types";
import { MemoryStorage, START } from "../fakes";

const DAY_MS = 24 * 3_600_000;

function decisionsOf(storage = new MemoryStorage(), now = START): Decisions {
  const decisions = new Decisions(storage, () => now);
  decisions.follow("me");
  return decisions;
}

function decided(seq: number, decision: MessageDecided["decision"], reason = "kind"): TopicEvent {
  const message = { id: "m1", seq: 7, text: null };
  const type = "message.decided";
  return { type, topic: "me", seq, at: START, room: "lobby", message, decision, reason };
}

function seen(seq: number): TopicEvent {
  return { type: "report.decided", topic: "me", seq, at: START, item: `item-${seq}` };
}

function appealed(seq: number, lifted: boolean): TopicEvent {
  return { type: "appeal.decided", topic: "me", seq, at: START, sanction: "s", lifted, reason: "" };
}

const kinds = (decisions: Decisions) => decisions.news.value.map(({ kind }) => kind);

describe("what is told", () => {
  test.each([
    [decided(1, "removed"), "message-removed"],
    [decided(1, "covered"), "message-covered"],
    [decided(1, "covered", ""), "message-uncovered"],
    [decided(1, "restored"), "message-restored"],
    [appealed(1, true), "appeal-lifted"],
    [appealed(1, false), "appeal-kept"],
    [seen(1), "report-seen"],
  ])("of %o is %s", (event, kind) => {
    const decisions = decisionsOf();
    decisions.take(event, true);
    expect(kinds(decisions)).toEqual([kind]);
  });

  test.each(["posted", "declined", "returned", "withdrawn", "replaced"] as const)(
    "of a text that waited and is %s is told where that text stands",
    (decision) => {
      const decisions = decisionsOf();
      decisions.take(decided(1, decision), true);
      expect(decisions.news.value).toEqual([]);
      expect(decisions.ofMessage.value.size).toBe(0);
    },
  );

  test("is said once, however many reports were looked at", () => {
    const decisions = decisionsOf();
    for (const seq of [1, 2, 3]) decisions.take(seen(seq), true);
    expect(decisions.news.value.map(({ seq }) => seq)).toEqual([3]);
  });
});

test("what was decided while one was away is told for a day", () => {
  const soon = decisionsOf(undefined, START + DAY_MS - 1);
  soon.take(appealed(1, true), false);
  expect(kinds(soon)).toEqual(["appeal-lifted"]);
  const late = decisionsOf(undefined, START + DAY_MS);
  late.take(appealed(1, true), false);
  expect(kinds(late)).toEqual([]);
});

test("what was put away stays away through a reload, and what comes after it is told", () => {
  const storage = new MemoryStorage();
  const before = decisionsOf(storage);
  before.take(appealed(4, false), true);
  before.putAway();
  expect(before.news.value).toEqual([]);
  const after = decisionsOf(storage);
  after.take(appealed(4, false), false);
  after.take(seen(5), true);
  expect(kinds(after)).toEqual(["report-seen"]);
});

test("why a message was removed is known beside it, for whoever wrote it alone", () => {
  const decisions = decisionsOf();
  decisions.take(decided(1, "removed", "names somebody"), false);
  expect(decisions.ofMessage.value.get("m1")?.reason).toBe("names somebody");
  decisions.follow("another");
  expect(decisions.ofMessage.value.size).toBe(0);
  expect(decisions.news.value).toEqual([]);
});
