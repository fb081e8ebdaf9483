import { expect, test } from "vitest";
import { backoffMs } from "../../src/wire/backoff";

test("the longest wait doubles with each attempt up to 20 s", () => {
  const longest = (attempt: number) => backoffMs(attempt, () => 1);
  expect([0, 1, 2, 3, 4, 5, 30].map(longest)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000,
  ]);
});

test("the wait is spread over the whole interval, from nothing on", () => {
  expect(backoffMs(3, () => 0)).toBe(0);
  expect(backoffMs(3, () => 0.25)).toBe(2_000);
});
