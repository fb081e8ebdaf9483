// The private side of the page: the card's wait, who comes, and the talk beside the room.

import { beforeEach, describe, expect, test } from "vitest";
import { go } from "../../src/routing";
import type { CareWait } from "../../src/wire/types";
import { FakeSocket, LOBBY, ME, message, posted, ROBIN, SIDE } from "../fakes";
import { Page, plain } from "./page";

const NONE = { open: false, wait: null, room: null, responder: null, may_share: false };
const THERE = { ...NONE, open: true, room: SIDE, responder: ROBIN };
const CARE = { level: "S3", message: "words", lines: [], choices: ["talk", "not_now", "safe"] };
const TOPIC = `room:${SIDE.id}`;

beforeEach(() => sessionStorage.clear());

async function inLobby(): Promise<Page> {
  const page = new Page().signedIn();
  page.http.on("GET /api/me/care", NONE).on("POST /api/me/care", {});
  page.http.on(`GET /api/rooms/${SIDE.id}/messages`, { messages: [], next: null });
  await page.inLobby(posted(1));
  const start = { topic: "me", epoch: "e", head: 0, recovered: false, events: [] };
  await page.does(() => FakeSocket.last.serverAnswers("subscribe", start, "me"));
  return page;
}

async function robinComes(page: Page, seq = 1): Promise<void> {
  page.http.on("GET /api/me/care", THERE);
  const event = { type: "side_room.opened", topic: "me", seq, at: 0, room: SIDE, responder: ROBIN };
  await page.hears(event);
}

async function talking(): Promise<Page> {
  const page = await inLobby();
  await robinComes(page);
  await page.click("Talk privately");
  const start = { topic: TOPIC, epoch: "e", head: 0, recovered: false, events: [], room: SIDE };
  await page.does(() => FakeSocket.last.serverAnswers("subscribe", start, TOPIC));
  return page;
}

async function ends(page: Page): Promise<void> {
  page.http.on("GET /api/me/care", NONE);
  await page.hears({ type: "side_room.closed", topic: "me", seq: 2, at: 0, room: SIDE.id });
}

describe("how long it may take", () => {
  test.each<[CareWait, string]>([
    [{ on_shift: true, usual_s: 200 }, "Usually somebody answers within about 4 minutes."],
    [{ on_shift: true, usual_s: 20 }, "Usually somebody answers within about a minute."],
    [{ on_shift: true, usual_s: null }, "Somebody is on duty now."],
    [{ on_shift: false, usual_s: 200 }, "Nobody is on duty right now."],
  ])("%o is said as it is", async (wait, words) => {
    const page = await inLobby();
    await page.hears({ type: "care.offered", topic: "me", seq: 1, at: 0, care: { ...CARE, wait } });
    expect(plain(page.one(".care-card").textContent ?? "")).toContain(words);
    page.http.on("GET /api/me/care", { ...NONE, open: true, wait });
    expect(page.text.includes("A person has been told.")).toBe(wait.on_shift);
    await page.click("Talk with somebody now");
    expect(page.one(".care-card").textContent).toContain("We have told them that you want to talk");
    expect(plain(page.one(".care-card").textContent ?? "")).toContain(words);
  });

  test("is said in Help too, to somebody who never had a card", async () => {
    const page = await inLobby();
    await page.does(() => go("/help"));
    const wait = { on_shift: false, usual_s: null };
    page.http.on("GET /api/me/care", { ...NONE, open: true, wait });
    await page.click("Talk with somebody now");
    expect(page.one(".help-page").textContent).toContain("Nobody is on duty right now.");
  });
});

describe("somebody who comes", () => {
  test("is named in a notice that moves no focus, and can be put aside", async () => {
    const page = await inLobby();
    page.one("textarea").focus();
    await robinComes(page);
    expect(page.one(".talk-notice").textContent).toContain("Robin");
    expect(page.text).toContain("Robin is here for you. You can talk with them in private.");
    expect(document.activeElement).toBe(page.one("textarea"));
    await page.click("Not now");
    expect(page.all(".talk-notice")).toEqual([]);
    expect(page.one(".talk-way").textContent).toContain("Robin");
  });

  test("opens a room beside the other one, which goes on", async () => {
    const page = await talking();
    expect(document.activeElement).toBe(page.one("#talk-title"));
    expect(page.lamplight.room.value?.id).toBe("lobby");
    expect(FakeSocket.last.countOf("unsubscribe")).toBe(0);
    await page.hears(posted(2, { text: "still here" }));
    expect(page.one(".room-main").textContent).toContain("still here");
    expect(plain(page.one(".talk-mark").textContent ?? "")).toBe(
      "Only you and Robin can read this.",
    );
    await page.type(".talk textarea", "thank you for coming");
    await page.submit(".talk .composer");
    expect(FakeSocket.last.lastOf("send")).toMatchObject({
      topic: TOPIC,
      text: "thank you for coming",
    });
  });

  test("doesn't claim that two read what a third can", async () => {
    const page = await talking();
    const peer = { ...ME, id: "bo", name: "Soft Lantern" };
    const said = { type: "message.posted", topic: TOPIC, seq: 1, at: 0 };
    await page.hears({ ...said, message: message(1, { author: peer }) });
    expect(page.one(".talk-mark").textContent).toBe("Only the people in this talk can read it.");
  });
});

test("in Help, whoever is there stands in the place of asking for somebody", async () => {
  const page = await inLobby();
  await robinComes(page);
  await page.does(() => go("/help"));
  expect(page.one(".help-page .talk-notice").textContent).toContain("Robin");
  expect(page.text).not.toContain("Talk with somebody here");
});

test("Escape puts the talk away and gives the focus to the way back, with what is new", async () => {
  const page = await talking();
  await page.press("Escape");
  expect(page.all(".talk")).toEqual([]);
  expect(document.activeElement).toBe(page.one(".talk-way button"));
  const said = { type: "message.posted", topic: TOPIC, seq: 1, at: 0 };
  await page.hears({ ...said, message: message(1, { author: ROBIN }) });
  expect(plain(page.one(".talk-way").textContent ?? "")).toContain("1 new message");
});

test("Escape in a reply ends the reply alone", async () => {
  const page = await talking();
  const said = { type: "message.posted", topic: TOPIC, seq: 1, at: 0 };
  await page.hears({ ...said, message: message(1, { author: ROBIN }) });
  await page.does(() => page.lamplight.talk.room.value?.composer.startReply(1));
  await page.press("Escape", page.one(".talk textarea"));
  expect(page.all(".talk")).toHaveLength(1);
});

test("whether the next one may read it is a switch, which shows what was kept", async () => {
  const page = await talking();
  page.http.on("PUT /api/me/care/consent", { ...THERE, may_share: true });
  await page.does(() => page.one(".talk-consent input").click());
  expect(page.http.deed?.body).toEqual({ may_share: true });
  expect(page.one<HTMLInputElement>(".talk-consent input").checked).toBe(true);
  page.http.refuses("PUT /api/me/care/consent", 503, "unavailable");
  await page.does(() => page.one(".talk-consent input").click());
  expect(page.one<HTMLInputElement>(".talk-consent input").checked).toBe(true);
  expect(page.all(".talk-consent [role=alert]")).toHaveLength(1);
});

describe("a talk that has ended", () => {
  test("can be read, says so, and offers help and another talk", async () => {
    const page = await talking();
    await ends(page);
    expect(page.one(".talk-status").textContent).toBe(
      "This talk has ended. You can still read it.",
    );
    expect(page.all(".talk textarea")).toEqual([]);
    expect(page.all(".talk-end a[href='/help']")).toHaveLength(1);
    await page.click("Talk to somebody again");
    expect(page.http.calls.find(({ line }) => line === "POST /api/me/care")?.body).toEqual({
      choice: "talk",
    });
    expect(page.one(".talk-end").textContent).toContain("We have told them");
  });

  test("makes room for the next one, who is named in it", async () => {
    const page = await talking();
    await ends(page);
    const sam = { ...ROBIN, id: "sam", name: "Sam" };
    const room = { ...SIDE, id: "side-2" };
    const event = { type: "side_room.opened", topic: "me", seq: 3, at: 0, room, responder: sam };
    await page.hears(event);
    expect(page.one(".talk .talk-notice").textContent).toContain("Sam");
  });
});

test("private talks stand apart from the rooms, and are no links to anywhere", async () => {
  const page = new Page().signedIn();
  page.http.on("GET /api/rooms", { rooms: [SIDE, LOBBY], next: null });
  page.http.on("GET /api/me/care", THERE);
  await page.at("/rooms");
  expect(page.all(".room-card").map((card) => card.textContent)).toHaveLength(1);
  expect(plain(page.one(".talk-list li").textContent ?? "")).toBe("Private talk with Robin");
  expect(page.all(`a[href*="${SIDE.id}"]`)).toEqual([]);
});
