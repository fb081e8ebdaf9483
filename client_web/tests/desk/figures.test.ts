import { expect, test } from "vitest";
import { barsOf, csvPath, queryOf, rangeAtFirst, type WeekFigures } from "../../src/desk/figures";

const RANGE = { since: "2027-02-17", until: "2027-03-02" };

function week(of: string, level: "S2" | "S3", cases: number): WeekFigures {
  return {
    week: of,
    level,
    cases,
    open: 0,
    unacknowledged: 0,
    acknowledged_in_time: cases,
    replied: 1,
    replied_in_time: 1,
    acknowledge_median_s: 10,
    acknowledge_p90_s: 20,
    reply_median_s: 30,
    reply_p90_s: 40,
    outcomes: {},
    raised_by: {},
  };
}

test("every week of the time has a bar, those without a case too", () => {
  const figures = [week("2027-03-01", "S3", 1), week("2027-03-01", "S2", 3)];
  const bars = barsOf(figures, RANGE);
  expect(bars.map((bar) => [bar.week, bar.total, bar.acknowledged, bar.replied])).toEqual([
    ["2027-02-15", 0, null, null],
    ["2027-02-22", 0, null, null],
    ["2027-03-01", 4, 1, 0.5],
  ]);
  expect(bars[2]?.levels).toEqual([
    { level: "S3", cases: 1 },
    { level: "S2", cases: 3 },
  ]);
});

test("both days of a range count, and the server is asked up to the day after", () => {
  expect(queryOf(RANGE)).toBe("since=2027-02-17&until=2027-03-03");
  expect(csvPath(RANGE)).toBe("/api/figures/cases.csv?since=2027-02-17&until=2027-03-03");
});

test("at first it is the last twelve weeks, today among them", () => {
  const range = rangeAtFirst(Date.UTC(2027, 2, 1, 23));
  expect(range).toEqual({ since: "2026-12-08", until: "2027-03-01" });
  expect(barsOf([], range).length).toBe(13);
});
