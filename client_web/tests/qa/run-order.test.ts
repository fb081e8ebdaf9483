import { describe, expect, test } from "vitest";
import { arranged, newer, step, withMoved } from "../../src/qa/run-order";
import { questionOf } from "./made";

const BY_VOTES = [questionOf("a"), questionOf("b"), questionOf("c")];
const order = (version: number, ...placed: string[]) => ({ session: "sleep", version, placed });
const ids = (...placed: string[]) =>
  arranged(order(1, ...placed), BY_VOTES)
    .map(({ id }) => id)
    .join("");

describe("the run sheet", () => {
  test("goes by votes until one is placed, and what isn't placed comes last", () => {
    expect(ids()).toBe("abc");
    expect(ids("c", "a", "b")).toBe("cab");
    expect(ids("c")).toBe("cab");
  });

  test("leaves out what doesn't wait any more", () => {
    expect(ids("gone", "b", "gone too", "a", "c")).toBe("bac");
  });

  test.each([
    [{ question: "c", before: "a" }, "cab"],
    [{ question: "a", before: null }, "bca"],
    [{ question: "a", before: "c" }, "bac"],
    [{ question: "a", before: "gone" }, "bca"],
  ])("shows %j at once as the server will have it", (move, after) => {
    expect(withMoved(order(4), ["a", "b", "c"], move)).toEqual(order(4, ...after));
  });

  test.each([
    ["a", 1, { question: "a", before: "c" }],
    ["b", 1, { question: "b", before: null }],
    ["b", -1, { question: "b", before: "a" }],
    ["a", -1, null],
    ["c", 1, null],
    ["gone", 1, null],
  ] as const)("moves %s one place (%i) as %j", (question, by, move) => {
    expect(step(["a", "b", "c"], question, by)).toEqual(move);
  });

  test("keeps the newest of what was told in any order", () => {
    expect(newer(order(2, "a"), order(1, "b"))).toEqual(order(2, "a"));
    expect(newer(order(2, "a"), order(3, "b"))).toEqual(order(3, "b"));
  });
});
