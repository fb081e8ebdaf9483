import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { route } from "../../src/routing";
import { Settings } from "../../src/store/settings";
import { nameOf, Page } from "./page";

let page: Page;
beforeEach(() => {
  page = new Page();
});
afterEach(() => page.close());

async function opened(): Promise<void> {
  await page.at("/settings");
  await vi.waitFor(() => page.one(".settings"));
}

function choose(words: string): Promise<void> {
  const choice = page.all(".choice").find((label) => nameOf(label) === words);
  return page.does(() => choice?.querySelector("input")?.click());
}

async function erases(): Promise<void> {
  page.signedIn();
  await opened();
  localStorage.setItem("lamplight/helplines", "{}");
  await page.click("Erase me");
  await page.submit("dialog form");
}

test("nobody has to have joined to choose colours, text, density and what is read out", async () => {
  await opened();
  for (const words of ["High contrast", "Largest", "Compact", "None"]) await choose(words);
  const { theme, text, density, announce } = new Settings(localStorage);
  expect([theme.value, text.value, density.value, announce.value]).toEqual([
    "contrast",
    "largest",
    "compact",
    "none",
  ]);
  expect(page.text).not.toContain("Erase me");
});

test("single keys are turned off for every desk at once", async () => {
  await opened();
  await choose("Single keys do things");
  expect(page.lamplight.settings.keys.value).toBe("off");
});

test("another language is told to the server before the page comes back in it", async () => {
  page.http.on("PATCH /api/me", { locale: "es", country: null });
  const reload = vi.spyOn(location, "reload").mockImplementation(() => undefined);
  page.signedIn();
  await opened();
  await page.does(() => {
    const field = page.one<HTMLSelectElement>("select");
    field.value = "es";
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(page.http.calls.at(-1)).toMatchObject({ line: "PATCH /api/me", body: { locale: "es" } });
  expect(new Settings(localStorage).language.value).toBe("es");
  expect(reload).toHaveBeenCalledOnce();
});

test("what is held about somebody is a link that downloads it", async () => {
  page.signedIn();
  await opened();
  const link = page.control("Download what is held about you") as HTMLAnchorElement;
  expect([link.getAttribute("href"), link.download]).toEqual([
    "/api/me/export",
    "lamplight-about-me.json",
  ]);
});

test("erasing oneself leads to the start, with nothing left on the device", async () => {
  page.http.on("DELETE /api/me", { erased: true });
  await erases();
  expect(route.value.screen).toBe("start");
  expect(page.lamplight.session.now.value.state).toBe("out");
  expect(localStorage).toHaveLength(0);
});

test("where erasing has not come about it says why, and nobody is signed out", async () => {
  page.http.refuses("DELETE /api/me", 429, "slow_down");
  await erases();
  expect(page.one("dialog [role=alert]").textContent).not.toBe("");
  expect(page.lamplight.session.now.value.state).toBe("in");
  expect(localStorage.getItem("lamplight/helplines")).toBe("{}");
});
