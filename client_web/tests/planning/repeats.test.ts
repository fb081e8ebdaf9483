import { expect, test } from "vitest";
import { choicesFor, dayOf, daysOf, ONCE, type Repeats, ruleOf } from "../../src/planning/repeats";

const TUESDAY = "2027-03-09"; // the second one

test.each<[Partial<Repeats>, string, string | null]>([
  [{}, TUESDAY, null],
  [{ every: "daily" }, TUESDAY, "FREQ=DAILY"],
  [{ every: "daily", interval: "3" }, TUESDAY, "FREQ=DAILY;INTERVAL=3"],
  [{ every: "weekly" }, TUESDAY, "FREQ=WEEKLY;BYDAY=TU"],
  [{ every: "weekly", days: ["FR", "MO"] }, TUESDAY, "FREQ=WEEKLY;BYDAY=MO,TU,FR"],
  [{ every: "weekly", interval: "2" }, TUESDAY, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"],
  [{ every: "nth" }, TUESDAY, "FREQ=MONTHLY;BYDAY=2TU"],
  [{ every: "nth" }, "2027-03-01", "FREQ=MONTHLY;BYDAY=1MO"],
  [{ every: "nth" }, "2027-03-28", "FREQ=MONTHLY;BYDAY=4SU"],
  [{ every: "last" }, "2027-03-28", "FREQ=MONTHLY;BYDAY=-1SU"],
  [{ every: "weekly", ends: "after", count: "5" }, TUESDAY, "FREQ=WEEKLY;BYDAY=TU;COUNT=5"],
  [{ every: "daily", ends: "on", until: "2027-04-01" }, TUESDAY, "FREQ=DAILY;UNTIL=20270401"],
  [{ every: "rule", rule: " FREQ=YEARLY " }, TUESDAY, "FREQ=YEARLY"],
  // Without an end in sight the end's own fields mean nothing.
  [{ every: "daily", count: "9", until: "2027-04-01" }, TUESDAY, "FREQ=DAILY"],
])("%o from %s is %s", (choice, date, rule) => {
  expect(ruleOf({ ...ONCE, ...choice }, date)).toBe(rule);
});

test("the fifth weekday of a month is only ever its last", () => {
  expect(choicesFor("2027-03-29")).toEqual(["never", "daily", "weekly", "last", "rule"]);
  expect(choicesFor("2027-03-22")).toEqual(["never", "daily", "weekly", "nth", "rule"]);
  expect(choicesFor("2027-02-28")).toEqual(["never", "daily", "weekly", "nth", "last", "rule"]);
  expect(choicesFor("")).toEqual(["never", "daily", "weekly", "rule"]);
});

test("the start's own weekday is always one of them", () => {
  expect(daysOf({ ...ONCE, days: ["SU"] }, TUESDAY)).toEqual(["TU", "SU"]);
  expect([dayOf("2027-03-07"), dayOf("2027-03-08"), dayOf("")]).toEqual(["SU", "MO", null]);
});
