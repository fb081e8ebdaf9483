import { expect, test } from "vitest";
import { inOrder, lateCount, merged, withCase } from "../../src/desk/case-book";
import { START } from "../fakes";
import { caseOf, entry } from "./made";

const known = new Map(
  [
    caseOf("old", { raised_at: 10 }),
    caseOf("new", { raised_at: 20 }),
    caseOf("grave", { level: "S4", raised_at: 30 }),
    caseOf("light", { level: "S1", raised_at: 1 }),
  ].map((one) => [one.id, one]),
);

test("the gravest come first, then the oldest", () => {
  expect(inOrder(known).map(({ id }) => id)).toEqual(["grave", "old", "new", "light"]);
});

test("an event changes what it tells of, and leaves the name and the record", () => {
  const robin = { id: "robin", name: "Robin", roles: [] };
  const before = caseOf("a", { log: [entry("raised")], named: [robin] });
  const news = { ...caseOf("a", { state: "claimed", claimed_by: "robin" }), name: null };
  expect(merged(before, news)).toEqual({
    ...before,
    state: "claimed",
    claimed_by: "robin",
  });
});

test("a case that is closed is gone from the open ones", () => {
  expect(withCase(known, caseOf("old", { state: "closed" })).has("old")).toBe(false);
  expect(withCase(known, caseOf("more")).size).toBe(known.size + 1);
});

test("those past their deadline are counted", () => {
  const two = new Map([
    ["a", caseOf("a", { due_at: START })],
    ["b", caseOf("b", { due_at: START + 10 })],
  ]);
  expect([START, START + 1, START + 11].map((now) => lateCount(two, now))).toEqual([0, 1, 2]);
});
