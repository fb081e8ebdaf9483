import { expect, test } from "vitest";
import { CareCard } from "../../src/store/care";
import { Api } from "../../src/wire/api";
import type { TopicEvent } from "../../src/wire/subscription";
import type { Care } from "../../src/wire/types";
import { FakeHttp, MemoryStorage, START } from "../fakes";

function offer(level: Care["level"], about: Care["about"] = "you"): Care {
  return { level, message: "words", lines: [], choices: ["talk", "not_now", "safe"], about };
}

function event(care: Care): TopicEvent {
  return { type: "care.offered", topic: "me", seq: 1, at: START, care };
}

function cardWith(
  http = new FakeHttp().on("POST /api/me/care", {}),
  storage = new MemoryStorage(),
  person = "me",
): CareCard {
  const card = new CareCard(new Api(http.fetch), storage);
  card.follow(person);
  return card;
}

test("a card that is news is shown, and one of the past is kept for Help only", () => {
  const card = cardWith();
  card.take(event(offer("S2")), false);
  expect(card.card.value).toBeNull();
  expect(card.latest.value?.level).toBe("S2");
  card.take(event(offer("S2")), true);
  expect(card.card.value?.level).toBe("S2");
});

test("whoever has answered is asked again only for a higher level", async () => {
  const card = cardWith();
  card.offer(offer("S2"));
  await card.choose("not_now");
  card.close();
  card.offer(offer("S2"));
  card.offer(offer("S1"));
  expect(card.card.value).toBeNull();
  card.offer(offer("S3"));
  expect(card.card.value?.level).toBe("S3");
});

test("worry about somebody else never stands in the way of one's own card", () => {
  const card = cardWith();
  card.offer(offer("S2", "another"));
  card.offer(offer("S1"));
  expect(card.card.value?.about).toBe("you");
});

test("a choice that could not be told stays open, with why", async () => {
  const card = cardWith(new FakeHttp().refuses("POST /api/me/care", 503, "unavailable"));
  card.offer(offer("S2"));
  await card.choose("talk");
  expect(card.chosen.value).toBeNull();
  expect(card.trouble.value).toBe("unavailable");
});

test("a card that is open survives a reload, and one that was answered does not", async () => {
  const storage = new MemoryStorage();
  const before = cardWith(undefined, storage);
  before.offer(offer("S2"));
  const after = cardWith(undefined, storage);
  expect(after.card.value?.level).toBe("S2");
  await after.choose("safe");
  const last = cardWith(undefined, storage);
  expect(last.card.value).toBeNull();
  expect(last.latest.value?.level).toBe("S2");
  last.offer(offer("S2"));
  expect(last.card.value).toBeNull();
});

test("whoever comes next in the same tab finds nothing of it", () => {
  const storage = new MemoryStorage();
  const card = cardWith(undefined, storage);
  card.offer(offer("S3"));
  card.follow("another");
  expect([card.card.value, card.latest.value]).toEqual([null, null]);
  card.offer(offer("S1"));
  expect(card.card.value?.level).toBe("S1");
});

test("what one wants can be told without a card", async () => {
  const http = new FakeHttp().on("POST /api/me/care", {});
  expect(await cardWith(http).tell("talk")).toBe(true);
  expect(http.calls.at(-1)?.body).toEqual({ choice: "talk" });
});
