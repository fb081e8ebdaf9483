import { describe, expect, test } from "vitest";
import { ME } from "../fakes";
import { Page } from "./page";

const JOINED = {
  person: ME,
  token: "t",
  expires_at: Date.now() + 1e7,
  return_code: "7K2M-9XQD-T4HC",
};

async function welcome(address = "/"): Promise<Page> {
  const page = new Page();
  page.http.on("POST /api/join", JOINED, 201);
  return page.at(address);
}

describe("before the first room", () => {
  test("it says what this is and is not, the rules, and what leaving quickly cannot do", async () => {
    const { text } = await welcome();
    for (const words of [
      "What this is",
      "What this isn't",
      "House rules",
      "can't erase your browser's history",
    ]) {
      expect(text).toContain(words);
    }
  });

  test("no age is chosen beforehand, and none is guessed", async () => {
    const page = await welcome();
    expect(page.all("input[type=radio]:checked")).toEqual([]);
    await page.submit();
    expect(page.one("[role=alert]").textContent).toBe("Please choose your age first.");
    expect(page.http.countOf("POST /api/join")).toBe(0);
  });

  test("a link to a room is two clicks from talking in it", async () => {
    const page = await welcome("/rooms/lobby");
    await page.does(() => page.one("input[value='18+']").click());
    await page.submit();
    expect(page.http.calls.find(({ line }) => line === "POST /api/join")?.body).toMatchObject({
      age_band: "18+",
      name: "Blue Kite",
    });
    expect(page.all("[role=log]")).toHaveLength(1);
    expect(page.text).toContain("7K2M-9XQD-T4HC");
    await page.click("I've kept it");
    expect(page.text).not.toContain("7K2M-9XQD-T4HC");
  });

  test("somebody under 13 gets help, and nothing about them is sent or kept", async () => {
    const page = await welcome();
    const before = page.http.calls.length;
    await page.does(() => page.one("input[value='under-13']").click());
    await page.submit();
    expect(page.text).toContain("Nothing about you was kept");
    expect(page.control("Help").getAttribute("href")).toBe("/help");
    expect(page.http.calls).toHaveLength(before);
    expect({ ...sessionStorage, ...localStorage, cookie: document.cookie }).toEqual({ cookie: "" });
  });

  test("another name is a click away, and one's own may be typed", async () => {
    const page = await welcome();
    await page.click("Another name");
    expect(page.one<HTMLInputElement>("#name").value).toBe("Amber Fern");
    await page.type("#name", "Moss");
    expect(page.one<HTMLInputElement>("#name").value).toBe("Moss");
  });

  test("a name that gives somebody away is refused in plain words", async () => {
    const page = await welcome();
    page.http.refuses("POST /api/join", 422, "name_not_private");
    await page.does(() => page.one("input[value='18+']").click());
    await page.submit();
    expect(page.one("[role=alert]").textContent).toContain("could tell people who you are");
  });
});

describe("the other ways in", () => {
  test("a return code that nobody has is told kindly", async () => {
    const page = await welcome("/?way=return");
    page.http.refuses("POST /api/return", 404, "not_found");
    await page.type("input[name=code]", "7k2m-9xqd-t4hc");
    await page.submit();
    expect(page.one("[role=alert]").textContent).toContain("isn't one we know");
  });

  test("staff sign in with a login, a password and perhaps a code", async () => {
    const page = await welcome("/?way=staff");
    page.http.on("POST /api/login", JOINED);
    await page.type("input[name=login]", "mod");
    await page.type("input[name=password]", "secret");
    await page.submit();
    const { body } = page.http.calls.find(({ line }) => line === "POST /api/login") ?? {};
    expect(body).toEqual({ login: "mod", password: "secret" });
  });
});

test("Help and the way out are the first things on the page", async () => {
  const page = await welcome();
  const links = page.all("a").map((link) => link.textContent);
  expect(links.slice(0, 4)).toEqual([
    "Skip to the main part",
    "Leave this site quickly",
    "Help",
    "Leave quickly",
  ]);
  expect(page.control("Leave quickly").getAttribute("href")).toBe("https://weather.example/");
});
