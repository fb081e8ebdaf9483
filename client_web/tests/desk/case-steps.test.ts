import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  canAcknowledge,
  canClaim,
  needsSecond,
  stepsFor,
  TRANSITIONS,
  toConfirm,
} from "../../src/desk/case-steps";
import { START } from "../fakes";
import { caseOf } from "./made";

const ROBIN = { me: "robin", isManaging: false };
const BOSS = { me: "boss", isManaging: true };

/** The picture in the manual is printed from the server's own table, and a test there holds it. */
function tableOfTheManual(): Map<string, string[]> {
  const manual = readFileSync(join(import.meta.dirname, "../../../docs/escalation.md"), "utf8");
  const table = new Map<string, string[]>();
  for (const [, from = "", to = ""] of manual.matchAll(/^ +([a-z_]+) --> ([a-z_]+)$/gm)) {
    table.set(from, [...(table.get(from) ?? []), to]);
  }
  return table;
}

test("the table of states is the server's", () => {
  const theirs = tableOfTheManual();
  expect(theirs.size).toBeGreaterThan(8);
  for (const [state, following] of Object.entries(TRANSITIONS)) {
    expect([state, [...following].sort()]).toEqual([state, (theirs.get(state) ?? []).sort()]);
  }
});

test("whoever has a case moves it, and managing staff may; others only look", () => {
  const mine = caseOf("a", { state: "engaged", claimed_by: "robin" });
  expect(stepsFor(mine, ROBIN)).toEqual(TRANSITIONS.engaged);
  expect(stepsFor(mine, BOSS)).toEqual(TRANSITIONS.engaged);
  expect(stepsFor(mine, { ...ROBIN, me: "lark" })).toEqual([]);
});

test("a false alarm may be called, and taken back, by whoever looked at it", () => {
  expect(stepsFor(caseOf("a"), ROBIN)).toEqual(["false_alarm"]);
  expect(stepsFor(caseOf("a", { state: "false_alarm" }), ROBIN)).toEqual(["closed", "offered"]);
});

test("nobody's case can be taken and acknowledged once", () => {
  expect([canClaim(caseOf("a")), canAcknowledge(caseOf("a"))]).toEqual([true, true]);
  expect(canAcknowledge(caseOf("a", { acked_at: START }))).toBe(false);
  expect(canClaim(caseOf("a", { claimed_by: "lark" }))).toBe(false);
  expect(canClaim(caseOf("a", { state: "closed" }))).toBe(false);
});

test("two people close what ever was grave, and call the emergency services", () => {
  expect(needsSecond(caseOf("a", { level: "S1", peak: "S3" }), "closed")).toBe(true);
  expect(needsSecond(caseOf("a", { level: "S2" }), "closed")).toBe(false);
  expect(needsSecond(caseOf("a", { level: "S1" }), "emergency")).toBe(true);
});

test("the second person is somebody else, and the one who was named", () => {
  const asked = (second: string | null) =>
    caseOf("a", { pending: { to: "closed", by: "robin", second } });
  expect(toConfirm(asked(null), BOSS)).toBe("closed");
  expect(toConfirm(asked(null), ROBIN)).toBeNull();
  expect(toConfirm(asked("lark"), BOSS)).toBeNull();
  expect(toConfirm(asked("boss"), BOSS)).toBe("closed");
});

test.each(["__proto__", "constructor", "newer"])(
  "a case in the state %s offers no step",
  (state) => {
    expect(stepsFor({ ...caseOf("a"), state: state as "engaged" }, BOSS)).toEqual([]);
  },
);
