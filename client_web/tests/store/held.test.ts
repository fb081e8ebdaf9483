import { expect, test } from "vitest";
import { Composer } from "../../src/store/composer";
import { followHeld, Held } from "../../src/store/held";
import type { TopicEvent } from "../../src/wire/subscription";
import type { HeldMessage, MessageDecided } from "../../src/wire/types";
import { FakeSocket, ME, MemoryStorage, openLink, START, settled } from "../fakes";

const NOTICE = {
  code: "own_data",
  message: "That has your number in it.",
  offers: ["redact", "edit"] as const,
  redacted: "call me on [phone number]",
};

function heldEvent(id: string, room = "lobby"): TopicEvent {
  const held: HeldMessage = {
    item: `item-${id}`,
    room,
    id,
    text: `words of ${id}`,
    reply_to: null,
    cover: null,
    notice: { ...NOTICE, offers: [...NOTICE.offers] },
    at: START,
    returns_at: START + 300_000,
  };
  return { type: "message.held", topic: "me", seq: 1, at: START, held };
}

function decidedEvent(id: string, decision: MessageDecided["decision"], reason = ""): TopicEvent {
  const message = { id, seq: null };
  return {
    type: "message.decided",
    topic: "me",
    seq: 2,
    at: START,
    room: "lobby",
    message,
    decision,
    reason,
  };
}

function composer(): Composer {
  let ids = 0;
  return new Composer({
    room: "lobby",
    me: ME.id,
    link: openLink(),
    storage: new MemoryStorage(),
    now: () => START,
    newId: () => {
      ids += 1;
      return `new-${ids}`;
    },
  });
}

test("a message that waits in this room is there, on every device, and one elsewhere is not", () => {
  const held = new Held();
  const made = composer();
  followHeld(held, "lobby", made);
  held.take(heldEvent("a"));
  held.take(heldEvent("b", "elsewhere"));
  expect(made.unsent.value.map(({ id, state }) => [id, state])).toEqual([["a", "held"]]);
});

test.each([
  ["declined", "declined"],
  ["returned", "returned"],
  ["posted", "sent"],
] as const)("one that was %s is %s", (decision, state) => {
  const held = new Held();
  const made = composer();
  followHeld(held, "lobby", made);
  held.take(heldEvent("a"));
  held.take(decidedEvent("a", decision, "kinder words"));
  expect(made.unsent.value[0]).toMatchObject({ text: "words of a", state });
});

test.each(["withdrawn", "replaced"] as const)("one that was %s is gone", (decision) => {
  const held = new Held();
  const made = composer();
  followHeld(held, "lobby", made);
  held.take(heldEvent("a"));
  held.take(decidedEvent("a", decision));
  expect(made.unsent.value).toEqual([]);
});

test("what waited before a reload and was decided meanwhile is not waiting", () => {
  const held = new Held();
  held.take(heldEvent("a"));
  held.take(decidedEvent("a", "returned"));
  const made = composer();
  made.hold((heldEvent("a") as { held: HeldMessage }).held);
  followHeld(held, "lobby", made);
  expect(made.unsent.value[0]?.state).toBe("returned");
});

test("a changed text says which one it stands in for, and takes its place", async () => {
  const made = composer();
  made.hold((heldEvent("a") as { held: HeldMessage }).held);
  made.rewrite("a");
  expect(made.draft.value).toBe("words of a");
  made.typed("other words");
  made.send();
  await settled();
  expect(FakeSocket.last.lastOf("send")).toMatchObject({ replaces: "a", text: "other words" });
  await FakeSocket.last.serverAnswers("send", { outcome: "posted", seq: 9 });
  expect(made.unsent.value.map(({ id, state }) => [id, state])).toEqual([["new-1", "sent"]]);
});

test("one tap sends the redacted text and leaves the draft alone", async () => {
  const made = composer();
  made.hold((heldEvent("a") as { held: HeldMessage }).held);
  made.typed("something else");
  made.sendRedacted("a");
  await settled();
  expect(FakeSocket.last.lastOf("send")).toMatchObject({
    text: "call me on [phone number]",
    replaces: "a",
  });
  expect(made.draft.value).toBe("something else");
});
