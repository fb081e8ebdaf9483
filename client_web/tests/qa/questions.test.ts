import { describe, expect, test } from "vitest";
import { heard, inState, liveOf, own, type Questions, read } from "../../src/qa/questions";
import { questionOf } from "./made";

const NONE: Questions = new Map();

describe("what is asked", () => {
  test("is listed by votes or by age, apart from what is live", () => {
    const known = read([
      questionOf("a", { votes: 1, asked_at: 1 }),
      questionOf("b", { votes: 5, asked_at: 2 }),
      questionOf("c", { votes: 1, asked_at: 0 }),
      questionOf("d", { state: "live" }),
    ]);
    const ids = (order: "votes" | "oldest") =>
      inState(known, "approved", order).map(({ id }) => id);
    expect(ids("votes")).toEqual(["b", "c", "a"]);
    expect(ids("oldest")).toEqual(["c", "a", "b"]);
    expect(liveOf(known)?.id).toBe("d");
  });

  test("keeps one's vote when the room tells of a new count", () => {
    const known = heard(NONE, questionOf("a", { voted: true, votes: 1 }), "me");
    const after = heard(known, questionOf("a", { votes: 7 }), "room");
    expect(after.get("a")).toMatchObject({ voted: true, votes: 7 });
  });

  test("is gone for everybody else once the room may not read it any more", () => {
    const known = read([questionOf("a")]);
    const after = heard(known, questionOf("a", { state: "declined", text: null }), "room");
    expect([...after.keys()]).toEqual([]);
  });

  test("stays with whoever asked it, with the reason, in whatever order both are told", () => {
    const mine = { mine: true, state: "declined", reason: "asked before" } as const;
    const told = questionOf("a", { state: "declined", text: null });
    const before = read([questionOf("a", { mine: true })]);
    const roomLast = heard(heard(before, questionOf("a", mine), "me"), told, "room");
    const roomFirst = heard(heard(before, told, "room"), questionOf("a", mine), "me");
    for (const after of [roomLast, roomFirst]) {
      expect(after.get("a")).toMatchObject({ text: "question a", reason: "asked before" });
      expect(own(after)).toHaveLength(1);
    }
  });

  test("stays backstage with its words when the room hears of it as pending", () => {
    const known = read([questionOf("a", { state: "escalated" })]);
    const after = heard(known, questionOf("a", { state: "pending", text: null }), "room");
    expect(after.get("a")).toMatchObject({ state: "escalated", text: "question a" });
  });

  test("is gone once whoever asked takes it back", () => {
    const known = read([questionOf("a", { mine: true })]);
    const after = heard(known, questionOf("a", { state: "withdrawn", mine: true }), "me");
    expect(own(after)).toEqual([]);
  });
});
