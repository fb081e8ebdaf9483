import { expect, test } from "vitest";
import { addressOf, notificationOf, windowToFocus } from "../../worker/pushes";

const PAGE = {
  kind: "case.page",
  key: "case-7",
  level: "S3",
  locale: "en",
  text: "A case needs somebody now: level S3",
};
const REMINDER = { ...PAGE, kind: "session.reminder", key: "sleep", level: null };

function shown(said: unknown) {
  return notificationOf(JSON.stringify(said), "en-GB");
}

test("a push is shown with its level, under its case, and with no more", () => {
  expect(shown(PAGE)).toMatchObject({
    title: "Lamplight",
    body: "A case needs somebody now: level S3",
    lang: "en",
    dir: "ltr",
    tag: "case-7",
    renotify: true,
  });
});

test("a reminder doesn't say of what, and leads to it", () => {
  const { body, title, tag, data } = shown(REMINDER);
  expect([title, body, tag]).toEqual(["Lamplight", "A reminder that you asked for", "sleep"]);
  expect(addressOf(data)).toBe("/sessions/sleep");
});

test.each([
  ["es-MX", "Un recordatorio que pediste", "Un caso necesita a alguien ahora: nivel S3"],
  ["ar", "تذكير طلبته", "هناك حالة تحتاج إلى شخص الآن: المستوى S3"],
  ["fr", "A reminder that you asked for", "A case needs somebody now: level S3"],
])("it is worded in the language of its subscription (%s)", (locale, reminder, page) => {
  expect(shown({ ...REMINDER, locale }).body).toBe(reminder);
  expect(shown({ ...PAGE, locale }).body).toBe(page);
  expect(shown({ ...PAGE, locale }).dir).toBe(locale === "ar" ? "rtl" : "ltr");
});

test("a kind that this worker doesn't know is shown with the server's words", () => {
  expect(shown({ ...PAGE, kind: "case.merged", text: "Two cases are one" }).body).toBe(
    "Two cases are one",
  );
});

test.each([undefined, "", "not JSON", "7", "null", "[]", '{"kind":7}', '{"kind":"__proto__"}'])(
  "a push that can't be read (%s) is shown all the same, in the browser's language",
  (text) => {
    expect(notificationOf(text, "en").body).toBe("Something waits for you");
    expect(notificationOf(text, "es-ES").body).toBe("Hay algo esperándote");
    expect(addressOf(notificationOf(text, "en").data)).toBe("/");
  },
);

test("a click leads to the desk for a case, and nowhere that a push makes up", () => {
  expect(addressOf(shown(PAGE).data)).toBe("/desk");
  for (const key of ["../desk", "//evil.example", "a/b", "", "x".repeat(65)])
    expect(addressOf({ kind: "session.reminder", key })).toBe("/");
  expect(addressOf(undefined)).toBe("/");
});

test("a window that has it open is gone to; any other stays as it is", () => {
  const at = (path: string) => ({ url: `https://rooms.example${path}` });
  const [room, desk, page] = [at("/rooms/lobby"), at("/desk/figures"), at("/desks")];
  expect(windowToFocus([room, desk], "/desk")).toBe(desk);
  expect(windowToFocus([room, page], "/desk")).toBeUndefined();
  expect(windowToFocus([room, at("/sessions/sleepless")], "/sessions/sleep")).toBeUndefined();
  expect(windowToFocus([room, at("/")], "/")?.url).toBe("https://rooms.example/");
  expect(windowToFocus([], "/desk")).toBeUndefined();
});
