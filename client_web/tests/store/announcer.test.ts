import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Announcer, isMeantFor } from "../../src/store/announcer";
import type { Choice } from "../../src/store/settings";
import { ANA, ME, message } from "../fakes";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const WORDING = {
  message: (author: string, text: string) => `${author}: ${text}.`,
  many: (count: number) => `${count} new.`,
};

function announcer(which: Choice<"announce"> = "all"): Announcer {
  return new Announcer(WORDING, () => which);
}

test("the first message is said at once, the next three seconds later", () => {
  const announces = announcer();
  announces.message("Ana", "one");
  expect(announces.spoken.value).toBe("Ana: one.");
  announces.message("Ana", "two");
  vi.advanceTimersByTime(2_999);
  expect(announces.spoken.value).toBe("Ana: one.");
  vi.advanceTimersByTime(1);
  expect(announces.spoken.value).toBe("Ana: two.");
});

test("up to three are said in full, more become a number", () => {
  const announces = announcer();
  announces.message("Ana", "zero");
  for (const text of ["one", "two", "three"]) announces.message("Ana", text);
  vi.advanceTimersByTime(3_000);
  expect(announces.spoken.value).toBe("Ana: one. Ana: two. Ana: three.");
  for (const text of ["1", "2", "3", "4"]) announces.message("Ana", text);
  vi.advanceTimersByTime(3_000);
  expect(announces.spoken.value).toBe("4 new.");
});

test("after a quiet while the next one is said at once again", () => {
  const announces = announcer();
  announces.message("Ana", "one");
  vi.advanceTimersByTime(3_000);
  announces.message("Ana", "two");
  expect(announces.spoken.value).toBe("Ana: two.");
});

test("leaving a room says no more of it", () => {
  const announces = announcer();
  announces.message("Ana", "one");
  announces.message("Ana", "two");
  announces.hush();
  vi.advanceTimersByTime(3_000);
  expect(announces.spoken.value).toBe("");
});

test.each([
  ["all", ["Ana: to all.", "Ana: to me."]],
  ["meant", ["", "Ana: to me."]],
  ["none", ["", ""]],
] as const)("with %s chosen, it says %j", (which, said) => {
  const announces = announcer(which);
  announces.message("Ana", "to all");
  const first = announces.spoken.value;
  announces.message("Ana", "to me", true);
  vi.advanceTimersByTime(3_000);
  expect([first, announces.spoken.value]).toEqual(said);
});

test.each([
  ["a host's", message(1, { author: { ...ANA, roles: ["host"] } }), undefined, true],
  ["an answer to oneself", message(2), message(1, { author: ME }), true],
  ["an answer to somebody else", message(2), message(1), false],
  [
    "one with one's name",
    message(1, { text: `thank you, ${ME.name.toUpperCase()}` }),
    undefined,
    true,
  ],
  ["any other", message(1), undefined, false],
])("%s message is meant for somebody, or not", (_, one, answered, isMeant) => {
  expect(isMeantFor(ME, one, answered)).toBe(isMeant);
});
