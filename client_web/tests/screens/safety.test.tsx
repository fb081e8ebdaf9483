// What a member can do about others, and what is kept back from them, on the page.

import { describe, expect, test, vi } from "vitest";
import { ANA, FakeSocket, LOBBY, ME, MOD, posted } from "../fakes";
import { Page, plain } from "./page";

const BO = { ...ANA, id: "bo", name: "Soft Lantern" };

const lobby = (...events: Parameters<Page["inLobby"]>) => new Page().signedIn().inLobby(...events);

async function act(page: Page, seq: number, deed: string): Promise<void> {
  page.one(`#message-lobby-${seq}`).focus();
  await page.press("Enter");
  await page.click(deed);
}

async function choose(page: Page, words: string): Promise<void> {
  const choice = page.all("dialog .choice").find((one) => one.textContent?.includes(words));
  await page.does(() => choice?.querySelector("input")?.click());
}

describe("telling somebody", () => {
  test("reports a message, and says that nobody is told", async () => {
    const page = await lobby(posted(1));
    page.http.on("POST /api/rooms/lobby/messages/1/reports", { filed: true }, 201);
    await act(page, 1, "Report this message");
    await choose(page, "unkind");
    await page.submit("dialog form");
    expect(page.http.deed?.body).toEqual({
      reason: "unkind",
      concern: false,
    });
    expect(page.text).toContain("never told that it was you");
  });

  test("tells of a worry about its author, which is nothing against them", async () => {
    const page = await lobby(posted(1));
    page.http.on("POST /api/rooms/lobby/messages/1/reports", { filed: true }, 201);
    await act(page, 1, "I'm worried about them");
    await choose(page, "hurt themselves");
    await page.submit("dialog form");
    expect(page.http.deed?.body).toMatchObject({ concern: true });
    expect(page.text).toContain("Thank you for looking out for them");
  });
});

describe("escalating, for staff", () => {
  const escalating = () => new Page().signedIn(MOD).inLobby(posted(1));

  test("sends somebody to them, with a level and a reason, in the place of a worry", async () => {
    const page = await escalating();
    page.http.on("POST /api/cases", { id: "case" }, 201);
    await act(page, 1, "Send somebody to them");
    expect(page.text).not.toContain("I'm worried about them");
    await choose(page, "plan or the means");
    await page.type("dialog textarea", "goes by the tracks");
    await page.submit("dialog form");
    expect(page.http.deed?.body).toEqual({
      room: "lobby",
      person: ANA.id,
      seq: 1,
      severity: "S3",
      note: "goes by the tracks",
    });
    expect(page.text).toContain("Whoever is on shift has been told");
  });

  test("keeps what was typed when it could not be sent", async () => {
    const page = await escalating();
    page.http.refuses("POST /api/cases", 503, "unavailable");
    await act(page, 1, "Send somebody to them");
    await choose(page, "think of suicide");
    await page.type("dialog textarea", "said so twice");
    await page.submit("dialog form");
    expect(page.one<HTMLTextAreaElement>("dialog textarea").value).toBe("said so twice");
    expect(page.all("dialog [role=alert]")).toHaveLength(1);
  });
});

describe("a report that is refused", () => {
  test.each([
    [409, "conflict", "removed already"],
    [429, "slow_down", "a lot of reports"],
  ])("as %s %s says so, and keeps what was typed", async (status, code, words) => {
    const page = await lobby(posted(1));
    page.http.refuses("POST /api/rooms/lobby/messages/1/reports", status, code);
    await act(page, 1, "Report this message");
    await choose(page, "unkind");
    await page.type("dialog textarea", "it went on all evening");
    await page.submit("dialog form");
    expect(page.one("dialog [role=alert]").textContent).toContain(words);
    expect(page.one<HTMLTextAreaElement>("dialog textarea").value).toBe("it went on all evening");
    page.http.on("POST /api/rooms/lobby/messages/1/reports", { filed: true }, 201);
    await page.submit("dialog form");
    expect(page.http.deed?.body).toMatchObject({ note: "it went on all evening" });
    expect(page.all("dialog")).toEqual([]);
  });
});

describe("hiding somebody for oneself", () => {
  test("covers their messages until one is asked for, and can be undone", async () => {
    const page = await lobby(posted(1, { text: "loud words" }));
    page.http.on("PUT /api/me/hidden/ana", { people: [ANA], next: null });
    await act(page, 1, "Hide Maple Drift for myself");
    expect(page.text).not.toContain("loud words");
    expect(page.text).toContain("A message from somebody you hid");
    await page.click("Show this one");
    expect(page.text).toContain("loud words");
    page.http.on("DELETE /api/me/hidden/ana", { people: [], next: null });
    await page.click("Show Maple Drift again");
    expect(page.text).not.toContain("People you have hidden");
    expect(page.all(".notice")).toEqual([]);
  });
});

test("what somebody hidden wrote is not quoted either, and that they type is not told", async () => {
  const page = new Page().signedIn();
  page.http.on("GET /api/me/hidden", { people: [ANA], next: null });
  await page.inLobby(posted(1, { text: "loud words" }), posted(2, { author: BO, reply_to: 1 }));
  expect(page.one(".quote").textContent).toContain("A message from somebody you hid");
  await page.hears({ type: "typing", topic: "room:lobby", person: ANA });
  expect(page.one(".typing").textContent).toBe("");
  await page.hears(posted(3, { text: "more of it" }));
  expect(page.one("[data-announcements]").textContent).toBe("");
  expect(page.text).not.toContain("loud words");
});

test("staff can't be hidden, and a refusal to hide is told", async () => {
  const page = await lobby(posted(1, { author: MOD }), posted(2));
  page.one("#message-lobby-1").focus();
  await page.press("Enter");
  expect(page.all(".menu-deed").some((one) => one.textContent?.includes("Hide"))).toBe(false);
  await page.does(() => page.one("[popover]").hidePopover());
  page.http.refuses("PUT /api/me/hidden/ana", 404, "not_found");
  await act(page, 2, "Hide Maple Drift for myself");
  expect(page.one(".notice").textContent).toContain("That isn't there any more.");
});

test("showing one message of somebody hidden leaves the focus on it", async () => {
  const page = new Page().signedIn();
  page.http.on("GET /api/me/hidden", { people: [ANA], next: null });
  await page.inLobby(posted(1, { text: "loud words" }));
  await page.click("Show this one");
  expect(page.text).toContain("loud words");
  expect(document.activeElement?.id).toBe("message-lobby-1");
});

describe("a room for reading", () => {
  async function inReadOnly(page: Page): Promise<Page> {
    await page.inLobby(posted(1, { author: ME }));
    const room = { ...LOBBY, read_only: true, newcomers_held_until: Date.now() + 60_000 };
    await page.hears({ type: "room.changed", topic: "room:lobby", seq: 2, at: 0, room });
    return page;
  }
  const field = (page: Page) => page.one<HTMLTextAreaElement>("textarea");

  test("takes no new words of a member, and lets them change what they wrote", async () => {
    const page = await inReadOnly(new Page().signedIn());
    expect(page.text).toContain("This room is for reading");
    expect(field(page).readOnly).toBe(true);
    await act(page, 1, "Change");
    expect(field(page).readOnly).toBe(false);
    await page.type("textarea", "better words");
    await page.submit(".composer");
    expect(FakeSocket.last.lastOf("edit")).toMatchObject({ text: "better words" });
  });

  test.each(["expert", "host", "moderator", "admin"] as const)("is open to a %s", async (role) => {
    const person = { ...ME, roles: ["member" as const, role] };
    const page = await inReadOnly(new Page().signedIn(person));
    expect(field(page).readOnly).toBe(false);
    expect(page.all(".notice")).toEqual([]);
  });
});

test("whose first messages wait is told to members until it is over", async () => {
  vi.useFakeTimers();
  const page = await lobby(posted(1));
  const room = { ...LOBBY, newcomers_held_until: Date.now() + 60_000 };
  await page.hears({ type: "room.changed", topic: "room:lobby", seq: 2, at: 0, room });
  expect(page.text).toContain("First messages wait for a moderator here just now.");
  await page.does(() => vi.advanceTimersByTimeAsync(60_001));
  expect(page.text).not.toContain("First messages wait");
  vi.useRealTimers();
});

test("a message refused because of a pause is kept, to be tried again", async () => {
  const page = await lobby(posted(1));
  await page.type("textarea", "a thought");
  await page.submit(".composer");
  await page.does(() => FakeSocket.last.serverRefuses("send", "room_paused"));
  expect(page.one(".unsent").textContent).toContain("This room is paused for a moment.");
  await page.click("Try again");
  expect(FakeSocket.last.lastOf("send").text).toBe("a thought");
});

describe("a paused room", () => {
  test("says so, keeps what was typed, and sends nothing", async () => {
    const page = await lobby(posted(1));
    const room = { ...LOBBY, paused: true };
    await page.hears({ type: "room.changed", topic: "room:lobby", seq: 2, at: 0, room });
    expect(page.text).toContain("A moderator has paused this room for a moment");
    await page.type("textarea", "a draft");
    await page.submit(".composer");
    expect(FakeSocket.last.countOf("send")).toBe(0);
    expect(page.one<HTMLTextAreaElement>("textarea").value).toBe("a draft");
  });
});

describe("a message that was kept back", () => {
  const notice = {
    code: "method_detail",
    message: "Details of how aren't shown. You haven't done anything wrong.",
    offers: ["post_without_method", "edit"],
    redacted: null,
  };

  test("stays with its author, says why, and goes out changed in its place", async () => {
    const page = await lobby();
    await page.type("textarea", "the whole of it");
    await page.submit(".composer");
    await page.does(() =>
      FakeSocket.last.serverAnswers("send", { outcome: "held", notice }, "room:lobby"),
    );
    expect(plain(page.one(".unsent-held").textContent ?? "")).toContain(
      "You haven't done anything",
    );
    await page.click("Post it without the method");
    expect(page.one<HTMLTextAreaElement>("textarea").value).toBe("the whole of it");
    expect(page.one(".composer-context").textContent).toContain("Leave out how");
    const first = FakeSocket.last.lastOf("send").id;
    await page.type("textarea", "less of it");
    await page.submit(".composer");
    expect(FakeSocket.last.lastOf("send")).toMatchObject({ replaces: first, text: "less of it" });
  });

  test("offers help in the page, and takes an answer", async () => {
    const page = await lobby(posted(1, { author: ME }));
    const care = { level: "S2", message: "It matters.", lines: [], choices: ["talk", "not_now"] };
    page.http.on("POST /api/me/care", { choice: "not_now" });
    const start = { topic: "me", epoch: "e", head: 0, recovered: false, events: [] };
    await page.does(() => FakeSocket.last.serverAnswers("subscribe", start, "me"));
    await page.hears({ type: "care.offered", topic: "me", seq: 1, at: 0, care });
    expect(page.one(".care-card").textContent).toContain("It matters that you are here.");
    expect(page.text).toContain("There is a private offer of help above the messages.");
    expect(document.activeElement).not.toBe(page.one("#care-title"));
    await page.click("Not now");
    expect(document.activeElement).toBe(page.one("#care-title"));
    const told = page.http.calls.find(({ line }) => line === "POST /api/me/care");
    expect(told?.body).toEqual({ choice: "not_now" });
    await page.click("Close");
    expect(page.all(".care-card")).toEqual([]);
  });
});
