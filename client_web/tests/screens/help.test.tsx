import { describe, expect, test } from "vitest";
import { helpLine } from "../fakes";
import { Page, plain } from "./page";

const FALLBACK = helpLine({ name: "Everywhere", country: "001", languages: [] });
const ANSWER = { lines: [FALLBACK], countries: [{ code: "GB" }, { code: "AT" }], next: null };

async function atHelp(...lines: ReturnType<typeof helpLine>[]): Promise<Page> {
  const page = new Page();
  page.http.on("GET /api/helplines", { ...ANSWER, lines: [...lines, FALLBACK] });
  return page.at("/help");
}

async function choose(page: Page, code: string): Promise<void> {
  await page.does(() => {
    const select = page.one<HTMLSelectElement>("#help-country");
    select.value = code;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

test("needs neither a sign-in nor the server", async () => {
  const page = new Page();
  page.http.refuses("GET /api/helplines", 503, "unavailable");
  await page.at("/help");
  for (const words of ["If you're in danger now", "4-7-8", "5-4-3-2-1", "Try again"]) {
    expect(page.text).toContain(words);
  }
  expect(page.control("findahelpline.com").getAttribute("href")).toBe("https://findahelpline.com/");
});

test("names no line before a country is chosen, and chooses none by itself", async () => {
  const page = await atHelp();
  expect(page.one<HTMLSelectElement>("#help-country").value).toBe("");
  expect(page.all("option").map(({ textContent }) => textContent)).toEqual([
    "Choose a country",
    "Austria",
    "United Kingdom",
  ]);
  expect(page.all(".help-line")).toEqual([]);
  expect(page.http.calls.at(-1)?.query.has("country")).toBe(false);
});

test("lists the chosen country's lines: who, when, in what language and as of when", async () => {
  const page = await atHelp(helpLine({ audience: ["teens"], languages: ["en", "cy"] }));
  await choose(page, "GB");
  expect(page.http.calls.at(-1)?.query.get("country")).toBe("GB");
  for (const words of ["The Listeners", "For young people", "Day and night · English, Welsh"]) {
    expect(page.text).toContain(words);
  }
  expect(page.text).toMatch(/As listed on (August 12|12 August),? 2026/);
  expect(page.text).not.toContain("Everywhere");
  expect(page.control("findahelpline.com")).toBeTruthy();
});

test.each([
  [{ kind: "phone", value: "020 7946 0000" }, "Call 020 7946 0000", "tel:02079460000"],
  [{ kind: "phone", value: "988", press: "1" }, "Call 988, then press 1", "tel:988"],
  [{ kind: "text", value: "85258", say: "HI" }, "Text HI to 85258", "sms:85258"],
  [{ kind: "text", value: "85258" }, "Text 85258", "sms:85258"],
  [{ kind: "chat", value: "https://a.example/" }, "Chat", "https://a.example/"],
  [{ kind: "email", value: "jo@a.example" }, "Write to jo@a.example", "mailto:jo@a.example"],
] as const)("%o can be pressed", async (channel, words, href) => {
  const page = await atHelp(helpLine({ channels: [{ ...channel }] }));
  await choose(page, "GB");
  expect(page.control(words).getAttribute("href")).toBe(href);
});

test("WhatsApp is told, for it has no address by a country's own number", async () => {
  const page = await atHelp(helpLine({ channels: [{ kind: "whatsapp", value: "9151 1767" }] }));
  await choose(page, "GB");
  expect(plain(page.one("span.help-way").textContent ?? "")).toBe("WhatsApp 9151 1767");
});

test.each([
  ["daily 09:00-05:00", "Every day, 09:00 to 05:00"],
  ["Mon-Fri 09:00-17:00", "Monday to Friday, 09:00 to 17:00"],
  ["Mon-Sat 14:00-20:00", "Monday to Saturday, 14:00 to 20:00"],
  ["08:00-20:00", "08:00 to 20:00"],
  ["at least 18 hours a day", "At least 18 hours a day"],
  ["when the moon is full", "when the moon is full"],
])("hours of %s are told as: %s", async (hours, words) => {
  const page = await atHelp(helpLine({ hours }));
  await choose(page, "GB");
  expect(page.text).toContain(words);
});

test("what could not be fetched can be asked for again", async () => {
  const page = await atHelp();
  page.http.refuses("GET /api/helplines", 503, "unavailable");
  await choose(page, "GB");
  expect(page.text).toContain("The list of lines can't be fetched just now.");
  page.http.on("GET /api/helplines", { ...ANSWER, lines: [helpLine()] });
  await page.click("Try again");
  expect(page.text).toContain("The Listeners");
});

describe("somebody of this place", () => {
  const here = async () => {
    const page = new Page().signedIn();
    page.http.on("POST /api/me/care", { choice: "talk" });
    return page.at("/help");
  };

  test("can be asked for at any time by whoever is signed in, and by nobody else", async () => {
    expect((await atHelp()).text).not.toContain("Talk with somebody here");
    const page = await here();
    await page.click("Talk with somebody now");
    const told = page.http.calls.find(({ line }) => line === "POST /api/me/care");
    expect(told?.body).toEqual({ choice: "talk" });
    expect(page.text).toContain("We have told them that you want to talk.");
    expect(document.activeElement?.textContent).toBe("Talk with somebody here");
  });

  test("is asked for again when the first time didn't go through", async () => {
    const page = await here();
    page.http.refuses("POST /api/me/care", 503, "unavailable");
    await page.click("Talk with somebody now");
    expect(page.one("[role=alert]").textContent).toContain("Please try again");
    expect(page.control("Talk with somebody now")).toBeTruthy();
  });

  test("repeats what a card said, once that is put away", async () => {
    const page = await here();
    const message = "We are glad that you are here.";
    const card = { level: "S2", message, lines: [], choices: [] } as const;
    await page.does(() => page.lamplight.care.offer({ ...card, lines: [], choices: [] }));
    await page.does(() => page.lamplight.care.close());
    expect(page.text).toContain("It matters that you are here.");
    expect(page.control("I'm safe")).toBeTruthy();
  });
});
