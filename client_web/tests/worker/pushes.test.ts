import { expect, test } from "vitest";
import { notificationOf, windowToFocus } from "../../worker/pushes";

test("a push is shown with its own words, under its case, and with no more", () => {
  const said = JSON.stringify({ kind: "case.page", key: "case-7", text: "A case needs somebody" });
  expect(notificationOf(said)).toMatchObject({
    title: "Lamplight",
    body: "A case needs somebody",
    tag: "case-7",
    renotify: true,
  });
});

test.each([undefined, "", "not JSON", "7", "null", "[]", '{"text":"x"}'])(
  "a push that can't be read (%s) is shown all the same",
  (text) => {
    expect(notificationOf(text).body).toBe("Something waits at the desk");
  },
);

test("an open desk is gone to; any other window stays as it is", () => {
  const at = (path: string) => ({ url: `https://rooms.example${path}` });
  const [room, desk, page] = [at("/rooms/lobby"), at("/desk/figures"), at("/desks")];
  expect(windowToFocus([room, desk])).toBe(desk);
  expect(windowToFocus([room, page])).toBeUndefined();
  expect(windowToFocus([])).toBeUndefined();
});
