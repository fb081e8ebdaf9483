import { beforeEach, describe, expect, test } from "vitest";
import { Announcer } from "../../src/store/announcer";
import { PrivateTalk } from "../../src/store/private-talk";
import { Room } from "../../src/store/room";
import { Api, type OwnCare } from "../../src/wire/api";
import type { Link } from "../../src/wire/link";
import type { TopicEvent } from "../../src/wire/subscription";
import {
  FakeHttp,
  FakeSocket,
  ME,
  MemoryStorage,
  message,
  openLink,
  ROBIN,
  SIDE,
  START,
  settled,
} from "../fakes";

const NONE: OwnCare = { open: false, wait: null, room: null, responder: null, may_share: false };
const THERE: OwnCare = { ...NONE, open: true, room: SIDE, responder: ROBIN };

let link: Link;
let http: FakeHttp;
let storage: MemoryStorage;
let announcer: Announcer;
let changes: number;

beforeEach(() => {
  link = openLink();
  http = new FakeHttp().on("GET /api/me/care", NONE);
  storage = new MemoryStorage();
  announcer = new Announcer({ message: (author, text) => `${author}: ${text}`, many: String });
  changes = 0;
});

function talkOf(person: string | null = "me"): PrivateTalk {
  const api = new Api(http.fetch);
  const talk = new PrivateTalk({
    api,
    storage,
    speaker: announcer,
    openRoom: (id, speaker) => new Room({ id, me: ME, link, api, announcer: speaker, storage }),
    onChange: () => (changes += 1),
  });
  talk.follow(person);
  return talk;
}

function opened(responder = ROBIN, room = SIDE): TopicEvent {
  return { type: "side_room.opened", topic: "me", seq: 1, at: START, room, responder };
}

function closed(room = SIDE.id): TopicEvent {
  return { type: "side_room.closed", topic: "me", seq: 2, at: START, room };
}

async function isThere(state: "open" | "locked" = "open"): Promise<void> {
  const room = { ...SIDE, state };
  const page = { topic: `room:${SIDE.id}`, epoch: "e", head: 0, recovered: false, events: [] };
  await FakeSocket.last.serverAnswers("subscribe", { ...page, room }, `room:${SIDE.id}`);
}

function says(seq: number, text: string): void {
  const said = message(seq, { author: ROBIN, text });
  const frame = { type: "message.posted", topic: `room:${SIDE.id}`, seq, at: START };
  FakeSocket.last.serverSends({ ...frame, message: said });
}

test("somebody who comes is news once, until the talk is opened or put aside", () => {
  const talk = talkOf();
  talk.take(opened(), true);
  expect(talk.isNews.value).toBe(true);
  expect(talk.help.value).toMatchObject({ open: true, responder: ROBIN, room: SIDE, wait: null });
  talk.putAside();
  expect(talk.isNews.value).toBe(false);
  talk.take(opened({ ...ROBIN, id: "sam", name: "Sam" }), true);
  expect(talk.isNews.value).toBe(true);
});

test("nothing opens by itself, and nobody seems to be there before one has opened it", () => {
  const talk = talkOf();
  talk.take(opened(), true);
  expect(talk.shown.value).toBeNull();
  expect(FakeSocket.last.countOf("subscribe")).toBe(0);
  talk.show();
  expect(talk.shown.value).toBe(SIDE.id);
  expect(FakeSocket.last.lastOf("subscribe").topic).toBe(`room:${SIDE.id}`);
});

test("put aside, it goes on counting what is said, and reads it out", async () => {
  const talk = talkOf();
  talk.take(opened(), true);
  talk.show();
  await isThere();
  says(1, "Hello, I'm Robin");
  expect(talk.unseen.value).toBe(0);
  talk.hide();
  says(2, "Take your time");
  expect(talk.unseen.value).toBe(1);
  expect(announcer.spoken.value).toContain("Robin");
  talk.show();
  expect(talk.unseen.value).toBe(0);
  expect(FakeSocket.last.countOf("subscribe")).toBe(1);
});

test("a talk that ends is still there to read, and what comes next is asked for", async () => {
  const talk = talkOf();
  talk.take(opened(), true);
  talk.show();
  await isThere();
  http.on("GET /api/me/care", { ...NONE, open: true, wait: { on_shift: true, usual_s: null } });
  talk.take(closed(), true);
  await settled();
  expect(talk.room.value && talk.isEnded(talk.room.value)).toBe(true);
  expect(talk.shown.value).toBe(SIDE.id);
  expect(talk.help.value).toMatchObject({ room: null, wait: { on_shift: true } });
  expect(talk.responders.value.get(SIDE.id)).toEqual(ROBIN);
  expect(changes).toBe(2);
});

test("that nobody is there any more is known at once, and how long it may take is asked", async () => {
  const talk = talkOf();
  talk.take(opened(), true);
  talk.show();
  await isThere();
  const wait = { on_shift: true, usual_s: 120 };
  http.on("GET /api/me/care", { ...THERE, responder: null, wait });
  talk.take({ type: "side_room.left", topic: "me", seq: 2, at: START, room: SIDE.id }, true);
  expect(talk.help.value).toMatchObject({ open: true, room: SIDE, responder: null });
  await settled();
  expect(talk.help.value).toMatchObject({ room: SIDE, responder: null, wait });
  expect(talk.room.value && talk.isEnded(talk.room.value)).toBe(false);
  expect(talk.isNews.value).toBe(false);
  talk.take(opened(), true);
  expect(talk.help.value).toMatchObject({ responder: ROBIN, wait: null });
  expect(talk.isNews.value).toBe(false);
  talk.hide();
  talk.take({ type: "side_room.left", topic: "me", seq: 3, at: START, room: SIDE.id }, true);
  talk.take(opened(), true);
  expect(talk.isNews.value).toBe(true);
});

test("a room that was locked before the page came is an ended talk as well", async () => {
  const talk = talkOf();
  talk.show(SIDE.id);
  await isThere("locked");
  expect(talk.room.value && talk.isEnded(talk.room.value)).toBe(true);
});

describe("a reload", () => {
  test("brings back the talk that was on the screen, and whose coming had been seen", async () => {
    http.on("GET /api/me/care", THERE);
    const before = talkOf();
    await before.load();
    expect(before.isNews.value).toBe(true);
    before.show();
    const after = talkOf();
    await after.load();
    expect(after.shown.value).toBe(SIDE.id);
    expect(after.isNews.value).toBe(false);
    after.hide();
    expect(talkOf().shown.value).toBeNull();
  });

  test("tells names again from events of the past, and takes none of them for news", () => {
    const talk = talkOf();
    talk.take(opened(), false);
    talk.take(closed(), false);
    expect(talk.help.value).toEqual(NONE);
    expect(talk.isNews.value).toBe(false);
    expect(talk.responders.value.get(SIDE.id)).toEqual(ROBIN);
  });

  test("has nothing for whoever comes next in the same tab", () => {
    const talk = talkOf();
    talk.take(opened(), true);
    talk.show();
    talk.follow("another");
    expect([talk.shown.value, talk.room.value, talk.help.value]).toEqual([null, null, NONE]);
    expect(FakeSocket.last.lastOf("unsubscribe").topic).toBe(`room:${SIDE.id}`);
  });
});

test("an answer from before somebody came doesn't send them away", async () => {
  const talk = talkOf();
  const asked = talk.load();
  talk.take(opened(), true);
  await asked;
  expect(talk.help.value.responder).toEqual(ROBIN);
});

test("what is told again of the past takes nothing from an answer", async () => {
  http.on("GET /api/me/care", THERE);
  const talk = talkOf();
  const asked = talk.load();
  talk.take(opened(), false);
  talk.take(closed("side-0"), false);
  await asked;
  expect(talk.help.value).toEqual(THERE);
});

test("consent is what the server says it is, and a refusal is told", async () => {
  http.on("GET /api/me/care", THERE).on("PUT /api/me/care/consent", { ...THERE, may_share: true });
  const talk = talkOf();
  await talk.load();
  await talk.share(true);
  expect(http.calls.at(-1)?.body).toEqual({ may_share: true });
  expect(talk.help.value.may_share).toBe(true);
  http.refuses("PUT /api/me/care/consent", 503, "unavailable");
  await talk.share(false);
  expect(talk.help.value.may_share).toBe(true);
  expect(talk.trouble.value).toBe("unavailable");
});
