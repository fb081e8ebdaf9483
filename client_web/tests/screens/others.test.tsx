import { describe, expect, test } from "vitest";
import { FakeSocket } from "../fakes";
import { Page } from "./page";

describe("the rooms", () => {
  test("each tell what they are for, for whom, and how many are there", async () => {
    const page = await new Page().signedIn().at("/rooms");
    expect(page.one(".room-card a").getAttribute("href")).toBe("/rooms/lobby");
    for (const words of ["The lobby", "For arriving.", "welcome", "3 people here"]) {
      expect(page.text).toContain(words);
    }
  });

  test("that cannot be fetched can be asked for again", async () => {
    const page = new Page().signedIn();
    page.http.refuses("GET /api/rooms", 503, "unavailable");
    await page.at("/rooms");
    page.http.on("GET /api/rooms", { rooms: [], next: null });
    await page.click("Try again");
    expect(page.text).toContain("No room is open just now.");
  });

  test("are where whoever is signed in starts", async () => {
    await new Page().signedIn().at("/");
    expect(location.pathname).toBe("/rooms");
  });

  test("signing out asks first, for a name may be lost by it", async () => {
    const page = await new Page().signedIn().at("/rooms");
    page.http.on("POST /api/logout", { signed_out: true });
    await page.click("Sign out");
    expect(page.one("dialog").textContent).toContain("return code");
    await page.submit("dialog form");
    expect(page.lamplight.session.now.value).toEqual({ state: "out", hasEnded: false });
  });
});

describe("a sign-in that is over", () => {
  test.each([
    [4500, "Your sign-in here has ended."],
    [4503, "You can't come in just now"],
    [4504, "Lamplight is open in too many places"],
    [4505, "Something got muddled"],
  ])("by a close with %i says: %s", async (code, words) => {
    const page = await new Page().signedIn().at("/rooms");
    await page.does(() => {
      FakeSocket.last.serverWelcomes();
      FakeSocket.last.serverCloses(code);
    });
    expect(page.text).toContain(words);
  });

  test("and a server that cannot be reached, has its own words and another try", async () => {
    const page = new Page();
    page.http.refuses("GET /api/me", 503, "unavailable");
    await page.at("/rooms");
    expect(page.text).toContain("Lamplight can't be reached");
    page.signedIn();
    await page.click("Try again");
    expect(page.text).toContain("The lobby");
  });
});

test("an address that leads nowhere leads back to the rooms", async () => {
  const page = await new Page().signedIn().at("/elsewhere/at/all");
  expect(page.control("Go to the rooms").getAttribute("href")).toBe("/rooms");
});
