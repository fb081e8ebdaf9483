import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "../../src/store/announcer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function announcer(): Announcer {
  return new Announcer({
    message: (author, text) => `${author}: ${text}.`,
    many: (count) => `${count} new.`,
  });
}

test("the first message is said at once, the next three seconds later", () => {
  const announces = announcer();
  announces.message("Ana", "one");
  expect(announces.spoken.value).toBe("Ana: one.");
  announces.message("Ana", "two");
  vi.advanceTimersByTime(2_999);
  expect(announces.spoken.value).toBe("Ana: one.");
  vi.advanceTimersByTime(1);
  expect(announces.spoken.value).toBe("Ana: two.");
});

test("up to three are said in full, more become a number", () => {
  const announces = announcer();
  announces.message("Ana", "zero");
  for (const text of ["one", "two", "three"]) announces.message("Ana", text);
  vi.advanceTimersByTime(3_000);
  expect(announces.spoken.value).toBe("Ana: one. Ana: two. Ana: three.");
  for (const text of ["1", "2", "3", "4"]) announces.message("Ana", text);
  vi.advanceTimersByTime(3_000);
  expect(announces.spoken.value).toBe("4 new.");
});

test("after a quiet while the next one is said at once again", () => {
  const announces = announcer();
  announces.message("Ana", "one");
  vi.advanceTimersByTime(3_000);
  announces.message("Ana", "two");
  expect(announces.spoken.value).toBe("Ana: two.");
});

test("leaving a room says no more of it", () => {
  const announces = announcer();
  announces.message("Ana", "one");
  announces.message("Ana", "two");
  announces.hush();
  vi.advanceTimersByTime(3_000);
  expect(announces.spoken.value).toBe("");
});
