import { describe, expect, test } from "vitest";
import { Composer } from "../../src/store/composer";
import { followHeld, Held } from "../../src/store/held";
import type { TopicEvent } from "../../src/wire/subscription";
import type { HeldMessage, MessageDecided } from "../../src/wire/types";
import { FakeSocket, ME, MemoryStorage, message, openLink, START, settled } from "../fakes";

const NOTICE = {
  code: "own_data",
  message: "That has your number in it.",
  offers: ["redact", "edit"] as const,
  redacted: "call me on [phone number]",
};

function heldEvent(id: string, room = "lobby", seq: number | null = null): TopicEvent {
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
    seq,
  };
  return { type: "message.held", topic: "me", seq: 1, at: START, held };
}

function decidedEvent(
  id: string,
  decision: MessageDecided["decision"],
  reason = "",
  seq: number | null = null,
): TopicEvent {
  const message = { id, seq };
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

const NOTED = { ...NOTICE, offers: [...NOTICE.offers] };

function composer(storage = new MemoryStorage()): Composer {
  let ids = 0;
  return new Composer({
    room: "lobby",
    me: ME.id,
    link: openLink(),
    storage,
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
  expect(made.draft.text.value).toBe("words of a");
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
  made.sendInPlaceOf("a", NOTICE.redacted);
  await settled();
  expect(FakeSocket.last.lastOf("send")).toMatchObject({
    text: "call me on [phone number]",
    replaces: "a",
  });
  expect(made.draft.text.value).toBe("something else");
});

describe("changing a text that was kept back", () => {
  function changing(storage = new MemoryStorage()): Composer {
    const made = composer(storage);
    made.hold((heldEvent("a") as { held: HeldMessage }).held);
    made.typed("something else");
    made.startReply(3);
    made.rewrite("a", true);
    return made;
  }

  test("sets aside what was being written, and gives it back once it is sent", () => {
    const made = changing();
    expect(made.draft.words).toEqual({ text: "words of a", replyTo: null, cover: null });
    made.send();
    expect(made.draft.words).toEqual({ text: "something else", replyTo: 3, cover: null });
    expect(made.draft.purpose.value).toEqual({ kind: "new" });
  });

  test("gives it back as well when one thinks better of it, and the text still waits", () => {
    const made = changing();
    made.draft.stop();
    expect(made.draft.words.text).toBe("something else");
    expect(made.unsent.value[0]).toMatchObject({ text: "words of a", state: "held" });
  });

  test("survives a reload, with what it is to replace", async () => {
    const storage = new MemoryStorage();
    changing(storage).typed("half of it");
    const after = composer(storage);
    expect(after.draft.words.text).toBe("half of it");
    after.send();
    expect(after.draft.words.text).toBe("something else");
    await settled();
    expect(FakeSocket.last.lastOf("send")).toMatchObject({ text: "half of it", replaces: "a" });
  });

  test("whose first text was posted meanwhile can be sent as a message of its own", async () => {
    const made = changing();
    made.send();
    await settled();
    await FakeSocket.last.serverRefuses("send", "conflict");
    expect(made.unsent.value.at(-1)?.state).toBe("failed");
    made.retry("new-1");
    await settled();
    expect(FakeSocket.last.lastOf("send")).toMatchObject({ id: "new-1" });
    expect(FakeSocket.last.lastOf("send")).not.toHaveProperty("replaces");
  });
});

describe("a change to a message", () => {
  const standing = { id: "m", seq: 7 };

  test.each(["held", "declined"] as const)("that is %s keeps its text beside it", (outcome) => {
    const made = composer();
    made.startEditing(message(7, { id: "m", text: "old" }));
    made.typed("new words");
    made.edited(standing, "new words", { outcome, notice: NOTED });
    expect(made.draft.purpose.value.kind).toBe("new");
    expect(made.unsent.value).toMatchObject([
      { text: "new words", state: outcome, changes: standing, notice: NOTED },
    ]);
  });

  test("that waits is known on every device, and its row goes once it is made", () => {
    const held = new Held();
    const made = composer();
    followHeld(held, "lobby", made);
    held.take(heldEvent("m", "lobby", 7));
    expect(made.unsent.value).toMatchObject([{ state: "held", changes: standing }]);
    held.take(decidedEvent("m", "posted", "", 7));
    expect(made.unsent.value).toEqual([]);
  });

  test("that waits is not taken for a message that was decided before it", () => {
    const held = new Held();
    const made = composer();
    followHeld(held, "lobby", made);
    held.take(heldEvent("m"));
    held.take(decidedEvent("m", "posted", "", 7));
    made.settle(message(7, { id: "m", author: ME }));
    held.take(heldEvent("m", "lobby", 7));
    expect(made.unsent.value).toMatchObject([{ state: "held", changes: standing }]);
  });

  test("that is declined stays, though the one before it was replaced", () => {
    const made = composer();
    made.hold((heldEvent("m", "lobby", 7) as { held: HeldMessage }).held);
    made.edited(standing, "worse words", { outcome: "declined", notice: NOTED });
    made.decide(decidedEvent("m", "replaced", "", 7) as MessageDecided);
    expect(made.unsent.value).toMatchObject([{ text: "worse words", state: "declined" }]);
  });

  test("goes on from the text that waits, and is written as a change again", () => {
    const made = composer();
    made.edited(standing, "new words", { outcome: "held", notice: NOTED });
    made.startEditing(message(7, { id: "m", text: "old" }));
    expect(made.draft.words.text).toBe("new words");
    made.draft.stop();
    made.rewrite(made.unsent.value[0]?.id ?? "");
    expect(made.draft.editing).toEqual(standing);
  });
});
