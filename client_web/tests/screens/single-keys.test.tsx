import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import { useKeys } from "../../src/components/single-keys";
import { LamplightProvider } from "../../src/context";
import { Page } from "./page";

const press = vi.fn(() => true);
let page: Page;

function Desk() {
  useKeys(press);
  return (
    <>
      <button type="button" />
      <input />
      <textarea />
      <select />
      <dialog>
        <button type="button" />
      </dialog>
    </>
  );
}

beforeEach(async () => {
  press.mockClear();
  page = new Page();
  await act(() =>
    render(
      <LamplightProvider value={page.lamplight}>
        <Desk />
      </LamplightProvider>,
      page.root,
    ),
  );
});

test("a key means something on the page and on a button", async () => {
  await page.press("a", document.body);
  await page.press("a", page.one("button"));
  expect(press).toHaveBeenCalledTimes(2);
});

test.each(["input", "textarea", "select", "dialog button"])(
  "a key means nothing in %s",
  async (where) => {
    await page.press("a", page.one(where));
    expect(press).not.toHaveBeenCalled();
  },
);

test("turned off, no key means anything", async () => {
  page.lamplight.settings.keys.value = "off";
  await page.press("a", document.body);
  expect(press).not.toHaveBeenCalled();
});
