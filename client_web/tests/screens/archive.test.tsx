import { beforeEach, describe, expect, test, vi } from "vitest";
import { archivedOf, HANA, questionOf, sessionOf } from "../qa/made";
import { Page } from "./page";

const NO_PLACE = { admitted: false, waiting: false, ahead: null, coming: false };

let page: Page;

beforeEach(() => {
  page = new Page().signedIn();
  page.http
    .on("GET /api/qa-sessions/sleep/place", NO_PLACE)
    .on("GET /api/qa-sessions/sleep/polls", { polls: [] })
    .on("GET /api/qa-sessions/sleep/questions", { questions: [], next: null });
});

async function at(address: string, wanted: string): Promise<void> {
  await page.at(address);
  await vi.waitFor(() => page.one(wanted));
  await page.does(() => undefined);
}

describe("the archive", () => {
  test("marks the words that were found, as text, and leads to the answer's place", async () => {
    const found = archivedOf("1", { question: "Why <b>wake</b>?", asker: null });
    page.http.on("GET /api/qa-archive?q=wak", { answers: [found], next: null });
    await at("/archive?q=wak", ".archived");
    expect(page.one(".archived-question").textContent).toBe("Why <b>wake</b>?");
    expect(page.all("mark").map((mark) => mark.textContent)).toEqual(["wake"]);
    expect(page.text).toContain("Asked without a name");
    expect(page.one(".archived-from a").getAttribute("href")).toBe("/sessions/sleep#answer-1");
    expect(page.one<HTMLInputElement>("[type=search]").value).toBe("wak");
  });

  test("has what is looked for in its address", async () => {
    page.http
      .on("GET /api/qa-archive?q=&tag=sleep", { answers: [archivedOf("1")], next: null })
      .on("GET /api/qa-archive?q=four&tag=sleep", { answers: [], next: null });
    await at("/archive?tag=sleep", ".archived");
    page.one<HTMLInputElement>("[type=search]").value = " four ";
    await page.submit();
    expect(location.search).toBe("?q=four&tag=sleep");
    expect(page.text).toContain("Nothing was found.");
    expect(page.control("All tags").getAttribute("href")).toBe("/archive?q=four");
  });

  test("shows more, with the focus on the first of them", async () => {
    page.http
      .on("GET /api/qa-archive?q=", { answers: [archivedOf("1")], next: "1" })
      .on("GET /api/qa-archive?q=&after=1", { answers: [archivedOf("2")], next: null });
    await at("/archive", ".archived");
    expect(page.text).toContain("The first answer");
    await page.click("Show more");
    expect(document.activeElement?.id).toBe("answer-2");
    expect(page.text).toContain("2 answers");
  });

  test("that can't be had says so, and can be asked for again", async () => {
    page.http.refuses("GET /api/qa-archive?q=", 503, "unavailable");
    await at("/archive", "[role=alert] .problem");
    page.http.on("GET /api/qa-archive?q=", { answers: [], next: null });
    await page.click("Try again");
    expect(page.text).toContain("Nothing has been answered yet.");
  });
});

describe("a session that is over", () => {
  beforeEach(() => {
    page.http.on("GET /api/qa-sessions/sleep", sessionOf({ state: "archived" }));
  });

  test("shows what was answered, each with a link, and files", async () => {
    page.http.on("GET /api/qa-sessions/sleep/archive", { answers: [archivedOf("1")], next: null });
    await at("/sessions/sleep#answer-1", ".archived");
    expect(document.activeElement?.id).toBe("answer-1");
    expect(page.one(".archived").classList).toContain("is-linked");
    expect(page.one(".archived-link").getAttribute("href")).toBe("#answer-1");
    expect(page.all(".archive-files a").map((file) => file.getAttribute("href"))).toEqual(
      ["md", "csv", "json"].map((form) => `/api/qa-sessions/sleep/archive.${form}`),
    );
  });

  test("lets whoever asked leave their questions out, and reads what is left again", async () => {
    const mine = questionOf("1", { mine: true, state: "answered" });
    page.http
      .on("GET /api/qa-sessions/sleep/questions", { questions: [mine], next: null })
      .on("GET /api/qa-sessions/sleep/transcript", { leave_out: false })
      .on("GET /api/qa-sessions/sleep/archive", { answers: [archivedOf("1")], next: null });
    await at("/sessions/sleep", ".leave-out");
    page.http
      .on("PUT /api/qa-sessions/sleep/transcript", { leave_out: true })
      .on("GET /api/qa-sessions/sleep/archive", { answers: [], next: null });
    await page.does(() => page.one(".leave-out input").click());
    expect(page.http.calls.findLast(({ line }) => line.startsWith("PUT"))?.body).toEqual({
      leave_out: true,
    });
    expect(page.text).toContain("Nothing of this session is in the archive.");
  });

  test("says where nothing is kept, and asks for nothing", async () => {
    page.http.on("GET /api/qa-sessions/sleep", sessionOf({ state: "ended", transcript: false }));
    await at("/sessions/sleep", "h1");
    expect(page.text).toContain("Nothing that is asked in this session is kept");
    expect(page.http.countOf("GET /api/qa-sessions/sleep/archive")).toBe(0);
  });

  test("leads its hosts to their report, and nobody else", async () => {
    page.http.on("GET /api/qa-sessions/sleep/archive", { answers: [], next: null });
    await at("/sessions/sleep", "#archive-of-title");
    expect(page.all("[href='/sessions/sleep/report']")).toEqual([]);
    page = new Page().signedIn(HANA);
    page.http
      .on("GET /api/qa-sessions/sleep", sessionOf({ state: "archived" }))
      .on("GET /api/qa-sessions/sleep/place", NO_PLACE)
      .on("GET /api/qa-sessions/sleep/report", {
        coming: 9,
        places_taken: 0,
        askers: 4,
        questions: { answered: 5, merged: 1 },
        votes: 12,
        wait_median_s: 90,
        moods: { better: 2, worse: 1 },
      });
    await at("/sessions/sleep", "[href='/sessions/sleep/report']");
    await at("/sessions/sleep/report", ".report-table");
    const said = ["6 questions were asked, by 4 people. 5 were answered.", "within 2 minutes"];
    said.push("3 people said how they left; better than they came: 2.", "1 person left worse");
    for (const words of said) expect(page.text).toContain(words);
  });
});

test("a report is not told to whoever doesn't run the session", async () => {
  page.http
    .on("GET /api/qa-sessions/sleep", sessionOf())
    .refuses("GET /api/qa-sessions/sleep/report", 403, "not_allowed");
  await at("/sessions/sleep/report", "[role=alert]");
  expect(page.text).toContain("This report is for the hosts of the session.");
});
