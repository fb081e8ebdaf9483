import { beforeEach, describe, expect, test, vi } from "vitest";
import type { QaSession, Question } from "../../src/wire/types";
import { LOBBY } from "../fakes";
import { EDEN, pollOf, questionOf, sessionOf } from "../qa/made";
import { Page, plain } from "./page";

const ADMITTED = { admitted: true, waiting: false, ahead: null, coming: false };

let page: Page;

beforeEach(() => {
  page = new Page().signedIn();
});

/** In the lobby while this session is there, with these questions. */
async function inSession(change: Partial<QaSession>, ...questions: Question[]): Promise<void> {
  const session = sessionOf({ state: "live", ...change });
  page.http
    .on("GET /api/qa-sessions", { qa_sessions: [session], next: null })
    .on("GET /api/qa-sessions/sleep/questions", { questions, next: null })
    .on("GET /api/qa-sessions/sleep/polls", { polls: [pollOf({ mine: 0, counts: [3, 1] })] });
  await page.inLobby();
  await vi.waitFor(() => page.one(".qa-head, .qa-farewell"));
  await page.does(() => undefined);
}

describe("a room with a session", () => {
  test("pins what is answered now, and says it to those who hear the page", async () => {
    await inSession(
      {},
      questionOf("a", { state: "live", text: "Why?", anonymous: true, asker: null }),
    );
    expect(page.one(".qa-live").textContent).toContain("Why?");
    expect(page.one(".qa-live").textContent).toContain("Asked without a name");
    expect(plain(page.one(".qa-head [role=status]").textContent ?? "")).toBe(
      "Being answered now: Why?",
    );
  });

  test("tells of a decline with its reason to whoever asked", async () => {
    const mine = { mine: true, state: "declined", reason: "We had that last week." } as const;
    await inSession({}, questionOf("a", mine));
    const own = page.one(".qa-beside").textContent;
    expect(own).toContain("It isn't asked this time. It isn't held against you.");
    expect(own).toContain("We had that last week.");
  });

  test("shows an answer with who gave it, and that they are an expert", async () => {
    const given = { state: "answered", answer: "Light sleep.", answered_by: EDEN.id } as const;
    await inSession({}, questionOf("a", given));
    const answer = page.one(".qa-answer").textContent;
    for (const words of ["Dr. Eden", "Expert", "Light sleep."]) expect(answer).toContain(words);
  });

  test("shows how a poll stands to whoever has voted", async () => {
    await inSession({});
    expect(page.all(".qa-count").map((count) => plain(count.textContent ?? ""))).toEqual([
      "3 votes",
      "1 vote",
    ]);
  });

  test("offers nobody to leave out their name where that isn't done", async () => {
    await inSession({ anonymous: false });
    expect(page.all(".qa-ask input[type=checkbox]")).toEqual([]);
  });

  test("that is quiet has asking where one would write, once it is live", async () => {
    await inSession({ quiet: true });
    const readOnly = { ...LOBBY, read_only: true };
    await page.hears({ type: "room.changed", topic: "room:lobby", seq: 1, at: 0, room: readOnly });
    expect(page.text).toContain("It's quiet in here while Dr. Eden answers.");
    expect(page.all(".composer-field")).toEqual([]);
  });

  test("asks at its end how one leaves, with the way to what steadies", async () => {
    await inSession({ state: "wrapping" });
    page.http.on("PUT /api/qa-sessions/sleep/mood", { care: null });
    expect(page.one<HTMLAnchorElement>(".qa-farewell a").pathname).toBe("/help");
    await page.click("About the same");
    expect(page.one(".qa-farewell").textContent).toContain("Thank you for saying so.");
  });
});

test("what comes up has its session, its expert and whether one comes", async () => {
  page.http
    .on("GET /api/qa-sessions", { qa_sessions: [sessionOf()], next: null })
    .on("GET /api/qa-sessions/sleep/place", { ...ADMITTED, coming: true });
  await page.at("/sessions");
  await vi.waitFor(() => page.one(".qa-card"));
  await page.does(() => undefined);
  expect(page.text).toContain("Dr. Eden Expert");
  expect(page.one(".qa-toggle").getAttribute("aria-pressed")).toBe("true");
  expect(page.one("[download]").getAttribute("href")).toBe("/api/qa-sessions/sleep.ics");
});

test("whoever says that they come hears how they could be reminded, and not before", async () => {
  const starts_at = Date.now() + 3_600_000;
  page.http
    .on("GET /api/qa-sessions", { qa_sessions: [sessionOf({ starts_at })], next: null })
    .on("GET /api/qa-sessions/sleep/place", ADMITTED)
    .on("PUT /api/qa-sessions/sleep/coming", { ...ADMITTED, coming: true });
  await page.at("/sessions");
  await vi.waitFor(() => page.one(".qa-card"));
  expect(page.all(".qa-remind")).toEqual([]);
  await page.does(() => page.one<HTMLButtonElement>(".qa-toggle").click());
  // No browser that can be pushed to is at hand here; the calendar is.
  expect(plain(page.one(".qa-remind").textContent ?? "")).toContain("put the session into it");
});
