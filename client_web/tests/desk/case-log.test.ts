import { expect, test } from "vitest";
import { latestPlan, linesOf, outcomeAsked, planOf } from "../../src/desk/case-log";
import { caseOf, entry } from "./made";

test("looks that follow on each other are one line, with everybody who looked", () => {
  const log = [
    entry("raised", { at: 1 }),
    entry("viewed", { at: 2, by: "robin" }),
    entry("viewed", { at: 3, by: "lark" }),
    entry("viewed", { at: 4, by: "robin" }),
    entry("note", { at: 5, by: "robin", words: "calm now" }),
    entry("viewed", { at: 6, by: "lark" }),
  ];
  const lines = linesOf(caseOf("a", { log }));
  expect(lines.map(({ kind, at, people }) => [kind, at, people])).toEqual([
    ["raised", 1, []],
    ["viewed", 4, ["robin", "lark"]],
    ["note", 5, ["robin"]],
    ["viewed", 6, ["lark"]],
  ]);
});

test("who was paged is told by how many", () => {
  const log = [entry("paged", { data: { people: ["a", "b"], nobody_on_shift: false, to: null } })];
  expect(linesOf({ log })[0]?.data).toEqual({ people: "2", nobody_on_shift: "false" });
});

test("a plan comes back part by part, the newest of them, several lines and all", () => {
  const log = [
    entry("safety_plan", { words: "people: nobody" }),
    entry("safety_plan", { words: "own_ways: walk\nthe dog: twice\npeople: my sister" }),
    entry("safety_plan", { words: null }), // erased with its person
  ];
  expect(latestPlan({ log })).toEqual({ own_ways: "walk\nthe dog: twice", people: "my sister" });
  expect(planOf("")).toEqual([]);
});

test("how the first of two wanted it to end is there for the second", () => {
  const log = [entry("asked", { data: { to: "closed", outcome: "no_contact" } })];
  expect(outcomeAsked({ log })).toBe("no_contact");
  expect(outcomeAsked({ log: [entry("asked", { data: { outcome: null } })] })).toBeNull();
});
