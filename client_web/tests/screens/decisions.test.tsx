// What moderators and rules have decided, as the person sees whom it is about.

import { beforeEach, describe, expect, test } from "vitest";
import type { Sanction } from "../../src/wire/types";
import { FakeSocket, ME, posted } from "../fakes";
import { Page, plain } from "./page";

const MUTE: Sanction = {
  id: "s1",
  person: ME.id,
  kind: "mute",
  room: null,
  reason: "shouting",
  cause: {},
  starts_at: 0,
  ends_at: null,
};
const BAN: Sanction = { ...MUTE, kind: "ban", reason: "threats" };

beforeEach(() => sessionStorage.clear());

async function inLobby(...events: Parameters<Page["inLobby"]>): Promise<Page> {
  const page = await new Page().signedIn().inLobby(...events);
  const start = { topic: "me", epoch: "e", head: 0, recovered: false, events: [] };
  await page.does(() => FakeSocket.last.serverAnswers("subscribe", start, "me"));
  return page;
}

function told(page: Page, event: object, seq = 1): Promise<void> {
  return page.hears({ topic: "me", seq, at: Date.now(), ...event });
}

const notice = (page: Page) => plain(page.one(".room-notices").textContent ?? "");

describe("a mute", () => {
  test.each([
    [{}, "A moderator decided this."],
    [{ rule: "hate.slur@3" }, "A rule of this place did this by itself."],
  ])("caused by %o says who decided, and why", async (cause, words) => {
    const page = await inLobby(posted(1));
    await told(page, { type: "sanction.changed", sanction: { ...MUTE, cause }, active: true });
    expect(notice(page)).toContain("Your writing here is paused.");
    expect(notice(page)).toContain(words);
    expect(notice(page)).toContain("Why: shouting");
  });

  test("can be appealed where it stands, once, and says what came of it", async () => {
    const page = await inLobby(posted(1));
    page.http.on("POST /api/sanctions/s1/appeal", { appealed: true }, 201);
    await told(page, { type: "sanction.changed", sanction: MUTE, active: true });
    await page.click("Ask for a second look");
    await page.does(() => {
      page.one<HTMLTextAreaElement>("dialog textarea").value = "it was a song";
    });
    await page.submit("dialog form");
    expect(page.http.deed?.body).toEqual({ text: "it was a song" });
    await page.does(() => page.one<HTMLDialogElement>("dialog").close());
    expect(notice(page)).toContain("You have asked for a second look.");
    const kept = { type: "appeal.decided", sanction: "s1", lifted: false, reason: "we read it" };
    await told(page, kept, 2);
    expect(notice(page)).toContain("Somebody has looked at it again, and it stays.");
    expect(plain(page.one(".decision-news").textContent ?? "")).toContain("Why: we read it");
  });

  test("that was appealed before this page came is known to be", async () => {
    const page = new Page().signedIn();
    page.http.on("GET /api/me", { person: ME, expires_at: Date.now() + 1e7, sanctions: [MUTE] });
    const own = { ...MUTE, appealed: true, upheld: false };
    page.http.on("GET /api/me/sanctions", { sanctions: [own], next: null });
    await page.inLobby(posted(1));
    expect(notice(page)).toContain("You have asked for a second look.");
  });
});

describe("somebody banned from the site", () => {
  const banned = async (change: object = {}) => {
    const page = new Page();
    page.http.refuses("GET /api/me", 403, "banned");
    const own = { ...BAN, appealed: false, upheld: false, ...change };
    page.http.on("GET /api/me/sanctions", { sanctions: [own], next: null });
    return page.at("/rooms");
  };

  test("reads why and until when, and asks for a second look", async () => {
    const page = await banned();
    expect(page.text).toContain("No end is set.");
    expect(page.text).toContain("Why: threats");
    page.http.on("POST /api/sanctions/s1/appeal", { appealed: true }, 201);
    const asked = { ...BAN, appealed: true, upheld: false };
    page.http.on("GET /api/me/sanctions", { sanctions: [asked], next: null });
    await page.click("Ask for a second look");
    await page.submit("dialog form");
    await page.does(() => page.one<HTMLDialogElement>("dialog").close());
    expect(page.text).toContain("You have asked for a second look.");
    expect(page.all("a[href='/help']").length).toBeGreaterThan(0);
  });

  test("comes back in once it is over", async () => {
    const page = await banned({ ends_at: Date.now() + 3_600_000 });
    expect(page.text).toContain("You can come back in after");
    page.signedIn();
    await page.click("Try again");
    expect(page.text).toContain("The lobby");
  });

  test("has Help even where nothing more can be fetched", async () => {
    const page = new Page();
    page.http.refuses("GET /api/me", 403, "banned");
    await page.at("/rooms");
    expect(page.text).toContain("You can't come in just now");
    expect(page.all("main a[href='/help']")).toHaveLength(1);
  });
});

test("a room that is closed to somebody says why", async () => {
  const page = await inLobby(posted(1));
  const ban = { ...BAN, room: "lobby" };
  await told(page, { type: "sanction.changed", sanction: ban, active: true });
  await page.hears({ type: "unsubscribed", topic: "room:lobby", code: "banned", message: "" });
  expect(page.text).toContain("This room is closed to you");
  expect(page.text).toContain("Why: threats");
  expect(page.control("Ask for a second look")).toBeTruthy();
});

test("why a message was removed is told to its author beside it, until the news is put away", async () => {
  const own = posted(1, { author: ME, text: null, removed: "moderator" });
  const page = await inLobby(own, posted(2, { text: null, removed: "moderator" }));
  const message = { id: "id-1", seq: 1, text: null };
  const decision = { decision: "removed", reason: "names somebody", room: "lobby" };
  await told(page, { type: "message.decided", message, ...decision });
  expect(plain(page.one("#message-lobby-1").textContent ?? "")).toContain("Why: names somebody");
  expect(page.one("#message-lobby-2").textContent).not.toContain("Why:");
  expect(page.one(".decision-news").textContent).toContain("A moderator removed a message");
  await page.does(() => page.one(".decision-news button").click());
  expect(page.all(".decision-news")).toEqual([]);
});
