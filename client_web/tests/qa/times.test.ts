import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { day, timeOfDay } from "../../src/i18n";
import { placeOf, whenWords } from "../../src/qa/times";
import "../../src/qa/words";
import { sessionOf } from "./made";

const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "");
/** In winter: 19:00 in London is 20:00 in Paris. */
const AT = Date.UTC(2027, 1, 2, 19, 0);

beforeAll(() => vi.stubGlobal("navigator", { languages: ["en-GB"] }));
beforeEach(() => void vi.useFakeTimers({ now: AT }));
afterEach(() => void vi.useRealTimers());

test("a session says its time where its host is, and the reader's own", () => {
  const words = plain(whenWords(sessionOf({ starts_at: AT }), "Europe/Paris"));
  expect(words).toBe("Tuesday 2 February, 19:00 in London, 20:00 for you");
});

test("where both are the same it is said once", () => {
  expect(plain(whenWords(sessionOf({ starts_at: AT }), "Europe/London"))).toBe(
    "Tuesday 2 February, 19:00",
  );
});

test("where it is another day, both days are named", () => {
  expect(plain(whenWords(sessionOf({ starts_at: AT }), "Asia/Tokyo"))).toBe(
    `Tuesday 2 February, 19:00 in London; for you: Wednesday 3 February, ${timeOfDay(AT, "Asia/Tokyo")}`,
  );
});

test("a zone that this browser doesn't know leaves the reader's own time", () => {
  const session = sessionOf({ starts_at: AT, zone: "Mars/Olympus_Mons" });
  expect(plain(whenWords(session, "Europe/Paris"))).toBe("Tuesday 2 February, 20:00");
  expect([timeOfDay(AT, "Europe/Paris"), day(AT, "Europe/Paris")]).toEqual([
    "20:00",
    "Tuesday 2 February",
  ]);
});

test("a zone is called by its town", () => {
  expect(placeOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(placeOf("UTC")).toBe("UTC");
});

test("a day that could be taken for one of this year says its own", () => {
  vi.setSystemTime(AT - 366 * 86_400_000);
  expect(plain(whenWords(sessionOf({ starts_at: AT }), "Europe/London"))).toMatch(
    /2 February 2027, 19:00$/,
  );
});
