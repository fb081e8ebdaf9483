import { expect, test } from "vitest";
import { OwnTopic } from "../../src/store/own-topic";
import { Sanctions } from "../../src/store/sanctions";
import type { Sanction } from "../../src/wire/types";
import { FakeSocket, ME, openLink, START } from "../fakes";

function mute(id: string, change: Partial<Sanction> = {}): Sanction {
  return {
    id,
    person: ME.id,
    kind: "mute",
    room: "lobby",
    reason: "shouting",
    cause: {},
    starts_at: START,
    ends_at: START + 600_000,
    ...change,
  };
}

function changed(seq: number, sanction: Sanction, active = true) {
  return { type: "sanction.changed", topic: "me", seq, at: START, sanction, active };
}

async function sanctions(inForce: Sanction[], ...events: object[]): Promise<Sanctions> {
  const made = new Sanctions(inForce);
  new OwnTopic(openLink(), [made]);
  const answer = { topic: "me", epoch: "e", head: events.length, recovered: false, events };
  await FakeSocket.last.serverAnswers("subscribe", answer, "me");
  return made;
}

test("a mute keeps one from writing in its room until it ends", async () => {
  const known = await sanctions([], changed(1, mute("a")));
  expect(known.muteIn("lobby", START)?.id).toBe("a");
  expect(known.muteIn("elsewhere", START)).toBeNull();
  expect(known.muteIn("lobby", START + 600_000)).toBeNull();
});

test("a mute on the whole site counts everywhere, and the longest one counts", async () => {
  const whole = mute("b", { room: null, ends_at: null });
  const known = await sanctions([], changed(1, whole), changed(2, mute("a")));
  expect(known.muteIn("lobby", START)?.id).toBe("b");
  expect(known.muteIn("elsewhere", START)?.id).toBe("b");
});

test("a mute that is lifted is over", async () => {
  const known = await sanctions([], changed(1, mute("a")), changed(2, mute("a"), false));
  expect(known.muteIn("lobby", START)).toBeNull();
});

test("a mute from before the first page of events is known from signing in", async () => {
  const known = await sanctions([mute("old")]);
  expect(known.muteIn("lobby", START)?.id).toBe("old");
  FakeSocket.last.serverSends(changed(1, mute("old"), false));
  expect(known.muteIn("lobby", START)).toBeNull();
});
