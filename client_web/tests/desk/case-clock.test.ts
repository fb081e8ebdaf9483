import { expect, test } from "vitest";
import { clockFace, dueOf, isLate, ServerClock } from "../../src/desk/case-clock";
import { START } from "../fakes";
import { caseOf } from "./made";

test("a clock reads as people read one, on both sides of the deadline", () => {
  expect([42_000, 42_999, 725_000, 93_610_000, -70_000].map(clockFace)).toEqual([
    "0:42",
    "0:42",
    "12:05",
    "26:00:10",
    "1:10",
  ]);
});

test.each([
  ["acknowledge", {}],
  ["page", { acked_at: START }],
  ["reply", { claimed_by: "robin", acked_at: START }],
  ["lease", { claimed_by: "robin", replied_at: START, state: "engaged" }],
  ["follow_up", { claimed_by: "robin", replied_at: START, state: "follow_up" }],
] as const)("what is due next: %s", (due, change) => {
  expect(dueOf(caseOf("a", change))).toBe(due);
});

test("late is past the deadline, and what has none is never late", () => {
  const one = caseOf("a", { due_at: START });
  expect([isLate(one, START), isLate(one, START + 1)]).toEqual([false, true]);
  expect(isLate(caseOf("b", { due_at: null }), START)).toBe(false);
});

test("a computer that is slow or fast shows the server's time", () => {
  let here = START;
  const clock = new ServerClock(() => here);
  expect(clock.now()).toBe(START);
  clock.heard(START + 59_500); // told half a second ago by a server that is a minute ahead
  clock.heard(START + 60_000);
  here += 5_000;
  clock.heard(START + 40_000); // an old word, told again after a loss
  expect(clock.now()).toBe(START + 65_000);
});

test("a computer ahead of the server is put back", () => {
  const clock = new ServerClock(() => START + 30_000);
  clock.heard(START);
  expect(clock.now()).toBe(START);
});
