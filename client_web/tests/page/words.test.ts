import { beforeEach, expect, test, vi } from "vitest";
import {
  chooseLanguage,
  country,
  date,
  language,
  learn,
  moment,
  shortDate,
  span,
  t,
  timeOfDay,
} from "../../src/i18n";
import { trouble } from "../../src/i18n/trouble";
import { START } from "../fakes";

/** Without the marks that keep a name's direction of writing to itself. */
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "");

beforeEach(() => chooseLanguage(["en"]));

test.each([
  [["tlh", "en-GB"], "en", "ltr", "Help"],
  [["es-MX", "en"], "es", "ltr", "Ayuda"],
  [["ar-EG"], "ar", "rtl", "المساعدة"],
])("of %j the document says which language and direction it is in", async (wanted, ...is) => {
  await chooseLanguage(wanted);
  const { lang, dir } = document.documentElement;
  expect([lang, dir, t("help")]).toEqual(is);
});

test("words that are loaded apart and not translated stand there in English", async () => {
  await chooseLanguage(["ar"]);
  learn("en", "untranslated = Staff only");
  expect(t("untranslated")).toBe("Staff only");
});

test("Arabic counts with its own forms, and a phone number keeps its order", async () => {
  await chooseLanguage(["ar"]);
  const counts = [0, 1, 2, 3, 11].map((count) => plain(t("talk-new", { count })));
  expect(new Set(counts).size).toBe(5);
  const number = t("help-way-phone", { number: "020 7946 0000" });
  expect(number).toContain("\u2068020 7946 0000\u2069");
});

test("counts read as people say them", () => {
  expect([0, 1, 2].map((count) => plain(t("people", { count })))).toEqual([
    "Nobody here just now",
    "1 person here",
    "2 people here",
  ]);
});

test("a name in another script cannot turn the sentence around it", () => {
  expect(t("room-typing-one", { name: "אור" })).toBe("\u2068אור\u2069 is typing…");
});

test("a mute says when it ends", () => {
  vi.useFakeTimers({ now: START });
  const until = START + 600_000;
  expect(plain(trouble("muted", until))).toContain(`until ${timeOfDay(until)}`);
  expect(trouble("muted", null)).toContain("Your writing here is paused.");
  vi.useRealTimers();
});

test("what has ended by now is no longer given a time", () => {
  expect(trouble("slow_down", Date.now() - 1)).toBe(trouble("slow_down"));
});

test("a code that this client has no words for still gets some", () => {
  expect(trouble("never_heard_of")).toBe(t("trouble-other"));
});

test("a moment on another day names the day", () => {
  const nextWeek = Date.now() + 7 * 86_400_000;
  expect(moment(nextWeek)).not.toBe(timeOfDay(nextWeek));
});

test("a short wait is told in seconds, a longer one in minutes", () => {
  expect(span(7_200)).toBe("8 seconds");
  expect(span(150_000)).toBe("3 minutes");
});

test.each([country, date, language, shortDate])("%o shows as it was sent what is none", (say) => {
  expect(say("2026-13-45T99:99 not")).toBe("2026-13-45T99:99 not");
});
