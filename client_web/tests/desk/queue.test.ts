import { expect, test } from "vitest";
import { decisionsFor } from "../../src/desk/decisions";
import { inOrder, isHard, isTaken, neighbour, withItem } from "../../src/desk/queue";
import { noteWords } from "../../src/desk/words";
import { queueItem } from "./made";

const items = [
  queueItem("new", { at: 30 }),
  queueItem("old", { at: 20 }),
  queueItem("urgent", { at: 40, is_urgent: true }),
  queueItem("s2", { at: 50, level: "S2" }),
  queueItem("s2-urgent", { at: 60, level: "S2", is_urgent: true }),
  queueItem("s3", { at: 70, level: "S3" }),
];
const known = new Map(items.map((item) => [item.id, item]));

test("people at risk come first, then the urgent, then the oldest", () => {
  const ids = inOrder(known).map(({ id }) => id);
  expect(ids).toEqual(["s3", "s2-urgent", "s2", "urgent", "old", "new"]);
});

test("what has been closed is gone, however it was closed", () => {
  for (const state of ["decided", "returned", "withdrawn", "replaced", "merged"] as const) {
    expect(withItem(known, queueItem("old", { state })).has("old")).toBe(false);
  }
  expect(withItem(known, queueItem("more")).size).toBe(known.size + 1);
});

test("an item is taken while somebody else's claim runs", () => {
  const item = queueItem("a", { claimed_by: "other", claimed_until: 100 });
  expect(isTaken(item, "me", 99)).toBe(true);
  expect(isTaken(item, "me", 100)).toBe(false);
  expect(isTaken(item, "other", 99)).toBe(false);
});

test("moving stops at both ends, and starts at the top", () => {
  const order = inOrder(known);
  expect(neighbour(order, null, 1)?.id).toBe("s3");
  expect(neighbour(order, "s3", -1)?.id).toBe("s3");
  expect(neighbour(order, "new", 1)?.id).toBe("new");
  expect(neighbour([], "new", 1)).toBeNull();
});

test("what may weigh on its reader is told from the rest", () => {
  expect(isHard(queueItem("a"))).toBe(false);
  expect(isHard(queueItem("a", { lane: "care" }))).toBe(true);
  expect(isHard(queueItem("a", { reasons: [{ category: "hate", rule: "r" }] }))).toBe(true);
});

test("what a report is about is read in the desk's own language, and words as they were said", () => {
  const note = (kind: "report" | "worry", said: string) => noteWords({ kind, note: said });
  expect(note("report", "unkind: it went on")).toBe("It is unkind to somebody: it went on");
  expect(note("report", "private")).toBe("It gives somebody away");
  expect(note("worry", "low\nThey asked to talk with somebody now.")).toBe(
    "They sound very low\nThey asked to talk with somebody now.",
  );
  expect(note("report", "title: an old client's own words")).toBe(
    "title: an old client's own words",
  );
});

test.each(["__proto__", "constructor", "newer"])(
  "an item of the kind %s takes no decision",
  (kind) => {
    expect(decisionsFor({ ...queueItem("a"), kind: kind as "held" })).toEqual([]);
  },
);
