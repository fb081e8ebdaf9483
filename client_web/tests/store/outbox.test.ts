import { expect, test } from "vitest";
import * as outbox from "../../src/store/outbox";
import { Refusal } from "../../src/wire/refusal";
import { ANA, ME, message, START } from "../fakes";

const NEW = { id: "a", text: "hello", replyTo: null, cover: null, at: START };
const empty: outbox.Outbox = new Map();
const one = outbox.queued(empty, NEW);

test("a queued message is on its way", () => {
  expect(one.get("a")?.state).toBe("sending");
});

test.each([
  ["posted", "sent"],
  ["held", "held"],
  ["declined", "declined"],
] as const)("an answer of %s leaves it %s", (outcome, state) => {
  expect(outbox.answered(one, "a", outcome).get("a")?.state).toBe(state);
});

test("a refusal keeps the text, the code and until when", () => {
  const refusal = new Refusal({
    code: "muted",
    message: "",
    temporary: false,
    retry_after_ms: 5_000,
  });
  const failed = outbox.failed(one, "a", refusal, START).get("a");
  expect(failed).toMatchObject({ text: "hello", state: "failed" });
  expect(failed?.trouble).toEqual({ code: "muted", until: START + 5_000 });
});

test("trying again keeps the id, so that nothing is posted twice", () => {
  const failed = outbox.failed(one, "a", Refusal.noAnswer(), START);
  expect(outbox.triedAgain(failed, "a", START + 9).get("a")).toEqual({
    ...one.get("a"),
    at: START + 9,
  });
});

test("the event with the same id and author takes its place", () => {
  expect(outbox.settled(one, message(1, { id: "a", author: ME }), ME.id).size).toBe(0);
});

test("somebody else's message with the same id does not", () => {
  expect(outbox.settled(one, message(1, { id: "a", author: ANA }), ME.id)).toBe(one);
});

test("a send without an answer is given back after two minutes", () => {
  expect(outbox.givenUp(one, START + outbox.STALE_MS)).toBe(one);
  const given = outbox.givenUp(one, START + outbox.STALE_MS + 1).get("a");
  expect(given).toMatchObject({ state: "failed", trouble: { code: "lost" } });
});

test("an answer to a message that was deleted meanwhile changes nothing", () => {
  const gone = outbox.discarded(one, "a");
  expect(outbox.answered(gone, "a", "posted")).toBe(gone);
});
