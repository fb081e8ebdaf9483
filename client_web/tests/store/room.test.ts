import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Announcer } from "../../src/store/announcer";
import { isBehind } from "../../src/store/log";
import { Room } from "../../src/store/room";
import { Api } from "../../src/wire/api";
import type { Person } from "../../src/wire/types";
import {
  ANA,
  FakeHttp,
  FakeSocket,
  LOBBY,
  ME,
  MemoryStorage,
  MOD,
  message,
  openLink,
  posted,
  START,
  settled,
} from "../fakes";
import { ModelRoom } from "./model";

const HISTORY = "GET /api/rooms/lobby/messages";

const storage = new MemoryStorage();

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  storage.clear();
});
afterEach(() => void vi.useRealTimers());

function entered(me: Person = ME) {
  const http = new FakeHttp().on(HISTORY, { messages: [], next: null });
  const announcer = new Announcer({
    message: (author, text) => `${author}: ${text}`,
    many: String,
  });
  let ids = 0;
  const room = new Room({
    id: "lobby",
    me,
    link: openLink(),
    api: new Api(http.fetch),
    announcer,
    storage,
    newId: () => `new-${++ids}`,
  });
  return { room, http, announcer };
}

const page = (...seqs: number[]) => ({
  topic: "room:lobby",
  epoch: "e1",
  head: seqs.at(-1) ?? 0,
  recovered: false,
  events: seqs.map((seq) => posted(seq)),
  room: LOBBY,
});

async function opened(me: Person = ME) {
  const all = entered(me);
  await FakeSocket.last.serverAnswers("subscribe", page(1, 2));
  return all;
}

async function reconnect(): Promise<void> {
  FakeSocket.last.serverCloses(1006);
  await vi.advanceTimersByTimeAsync(1_000);
  FakeSocket.last.serverWelcomes();
}

function say(room: Room, text: string): void {
  room.composer.typed(text);
  room.send();
}

function states(room: Room): string[] {
  return room.composer.unsent.value.map(({ text, state }) => `${text}: ${state}`);
}

describe("entering", () => {
  test("shows the latest page and how many are here", async () => {
    const { room } = await opened();
    expect([...room.log.value.rows.keys()]).toEqual([1, 2]);
    expect(room.people.value).toBe(3);
    expect(room.phase.value.state).toBe("open");
  });

  test("a short page is filled up from history", async () => {
    const { room, http } = entered();
    http.on(HISTORY, { messages: [message(5)], next: null });
    await FakeSocket.last.serverAnswers("subscribe", page(6));
    await settled();
    expect([...room.log.value.rows.keys()]).toEqual([5, 6]);
    expect(room.log.value.complete).toBe(true);
  });

  test.each(["not_found", "banned"])("a room that answers %s is gone", async (code) => {
    const { room } = entered();
    await FakeSocket.last.serverRefuses("subscribe", code);
    expect(room.phase.value).toEqual({ state: "gone", code });
  });

  test("a room that closes says so, not that it never was", async () => {
    const { room } = await opened();
    const closed = { ...LOBBY, state: "closed" };
    FakeSocket.last.serverSends({
      type: "room.changed",
      topic: "room:lobby",
      seq: 3,
      at: 0,
      room: closed,
    });
    const end = { type: "unsubscribed", topic: "room:lobby", code: "not_found", message: "." };
    FakeSocket.last.serverSends(end);
    expect(room.phase.value).toEqual({ state: "gone", code: "room_closed" });
  });

  test("being banned while inside ends it as well", async () => {
    const { room } = await opened();
    const end = { type: "unsubscribed", topic: "room:lobby", code: "banned", message: "." };
    FakeSocket.last.serverSends(end);
    expect(room.phase.value).toEqual({ state: "gone", code: "banned" });
  });
});

describe("sending", () => {
  test("shows the message as on its way, and the event in its place", async () => {
    const { room } = await opened();
    say(room, "hello");
    expect(states(room)).toEqual(["hello: sending"]);
    await settled();
    expect(FakeSocket.last.lastOf("send")).toMatchObject({ id: "new-1", text: "hello" });
    await FakeSocket.last.serverAnswers("send", { outcome: "posted", seq: 3 });
    expect(states(room)).toEqual(["hello: sent"]);
    FakeSocket.last.serverSends(posted(3, { id: "new-1", author: ME }));
    expect(states(room)).toEqual([]);
    expect(room.log.value.rows.has(3)).toBe(true);
  });

  test("works when the event arrives before the answer", async () => {
    const { room } = await opened();
    say(room, "hello");
    await settled();
    FakeSocket.last.serverSends(posted(3, { id: "new-1", author: ME }));
    await FakeSocket.last.serverAnswers("send", { outcome: "posted", seq: 3 });
    expect(states(room)).toEqual([]);
  });

  test("keeps the order in which the messages were written", async () => {
    const { room } = await opened();
    say(room, "one");
    say(room, "two");
    await settled();
    expect(FakeSocket.last.lastOf("send").text).toBe("one");
    await FakeSocket.last.serverAnswers("send", { outcome: "posted" });
    expect(FakeSocket.last.lastOf("send").text).toBe("two");
  });

  test("that is refused keeps the text and says why, and until when", async () => {
    const { room } = await opened();
    say(room, "hello");
    await settled();
    await FakeSocket.last.serverRefuses("send", "muted", { retry_after_ms: 60_000 });
    expect(room.composer.unsent.value[0]).toMatchObject({
      text: "hello",
      state: "failed",
      trouble: { code: "muted", until: START + 60_000 },
    });
  });

  test("can be tried again under the same id", async () => {
    const { room } = await opened();
    say(room, "hello");
    await settled();
    await FakeSocket.last.serverRefuses("send", "slow_down");
    room.composer.retry("new-1");
    await settled();
    expect(FakeSocket.last.countOf("send")).toBe(2);
    expect(FakeSocket.last.lastOf("send").id).toBe("new-1");
  });

  test("a little too fast waits as long as the server asks, and keeps the order", async () => {
    const { room } = await opened();
    say(room, "one");
    say(room, "two");
    await settled();
    await FakeSocket.last.serverRefuses("send", "slow_down", { retry_after_ms: 900 });
    expect(states(room)).toEqual(["one: sending", "two: sending"]);
    await vi.advanceTimersByTimeAsync(900);
    expect(FakeSocket.last.sent.filter(({ type }) => type === "send")).toMatchObject([
      { id: "new-1" },
      { id: "new-1" },
    ]);
    await FakeSocket.last.serverAnswers("send", { outcome: "posted" });
    expect(FakeSocket.last.lastOf("send").id).toBe("new-2");
  });

  test("much too fast is for its author to decide", async () => {
    const { room } = await opened();
    say(room, "one");
    await settled();
    await FakeSocket.last.serverRefuses("send", "slow_down", { retry_after_ms: 30_000 });
    expect(states(room)).toEqual(["one: failed"]);
  });

  test("without a connection happens on the return, once and in order", async () => {
    const { room } = await opened();
    FakeSocket.last.serverCloses(1006);
    say(room, "one");
    say(room, "two");
    await vi.advanceTimersByTimeAsync(1_000);
    FakeSocket.last.serverWelcomes();
    await FakeSocket.last.serverAnswers("subscribe", { ...page(), head: 2, recovered: true });
    await FakeSocket.last.serverAnswers("send", { outcome: "posted" });
    expect(FakeSocket.last.sent.filter(({ type }) => type === "send")).toMatchObject([
      { text: "one", id: "new-1" },
      { text: "two", id: "new-2" },
    ]);
  });

  test("that was cut off is repeated under the same id, unless the log has it already", async () => {
    const { room } = await opened();
    say(room, "arrived");
    say(room, "did not");
    await settled();
    await reconnect();
    const missed = [posted(3, { id: "new-1", author: ME })];
    await FakeSocket.last.serverAnswers("subscribe", {
      ...page(),
      head: 3,
      recovered: true,
      events: missed,
    });
    await settled();
    expect(states(room)).toEqual(["did not: sending"]);
    expect(FakeSocket.last.sent.filter(({ type }) => type === "send")).toMatchObject([
      { id: "new-2" },
    ]);
  });

  test("carries what it answers and why it is covered", async () => {
    const { room } = await opened();
    room.composer.startReply(2);
    room.composer.draft.cover.value = " a hospital ";
    say(room, "hello");
    await settled();
    expect(FakeSocket.last.lastOf("send")).toMatchObject({ reply_to: 2, cover: "a hospital" });
    expect(room.composer.draft.replyTo.value).toBeNull();
  });

  test("of nothing but space does nothing", async () => {
    const { room } = await opened();
    say(room, "  \n ");
    expect(states(room)).toEqual([]);
  });
});

describe("what is written but not sent", () => {
  test("survives a reload of the page", async () => {
    const { room } = await opened();
    say(room, "failed one");
    await settled();
    await FakeSocket.last.serverRefuses("send", "muted");
    room.composer.typed("a draft");
    room.composer.startReply(2);
    const after = entered().room;
    expect(after.composer.draft.text.value).toBe("a draft");
    expect(after.composer.draft.replyTo.value).toBe(2);
    expect(states(after)).toEqual(["failed one: failed"]);
  });

  test("is not sent by itself when the page comes back much later", async () => {
    const { room } = await opened();
    FakeSocket.last.serverCloses(1006);
    say(room, "hours ago");
    room.close();
    vi.setSystemTime(START + 3_600_000);
    const after = (await opened()).room;
    expect(states(after)).toEqual(["hours ago: failed"]);
    expect(FakeSocket.last.countOf("send")).toBe(0);
  });
});

describe("coming back", () => {
  test("brings exactly what was missed", async () => {
    const { room } = await opened();
    await reconnect();
    expect(room.standing.value).toBe("resuming");
    const missed = { ...page(...Array.from({ length: 20 }, (_, at) => at + 3)), recovered: true };
    await FakeSocket.last.serverAnswers("subscribe", missed);
    expect([...room.log.value.rows.keys()]).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
    expect(room.standing.value).toBe("whole");
  });

  test("says so when it had to start afresh", async () => {
    const { room } = await opened();
    await reconnect();
    await FakeSocket.last.serverAnswers("subscribe", { ...page(900, 901), epoch: "e2" });
    expect(room.standing.value).toBe("afresh");
    expect([...room.log.value.rows.keys()]).toEqual([900, 901]);
  });
});

describe("announcements", () => {
  test("are made of what others post live", async () => {
    const { announcer } = await opened();
    FakeSocket.last.serverSends(posted(3, { text: "hi" }));
    expect(announcer.spoken.value).toBe("Maple Drift: hi");
  });

  test("are never made of the first page, of one's own, of reactions or of typing", async () => {
    const { announcer } = await opened();
    FakeSocket.last.serverSends(posted(3, { author: ME }));
    const reaction = {
      message: { id: "id-1", seq: 1 },
      emoji: "💛",
      on: true,
      person: "ana",
      count: 1,
    };
    FakeSocket.last.serverSends({
      type: "reaction.changed",
      topic: "room:lobby",
      seq: 4,
      at: 0,
      ...reaction,
    });
    FakeSocket.last.serverSends({ type: "typing", topic: "room:lobby", person: ANA });
    expect(announcer.spoken.value).toBe("");
  });

  test("do not read out what is covered", async () => {
    const { announcer } = await opened();
    FakeSocket.last.serverSends(posted(3, { text: "the heavy part", cover: "a hospital" }));
    expect(announcer.spoken.value).toBe("Maple Drift: a hospital");
  });
});

describe("typing", () => {
  test("is told of others until they stop or send", async () => {
    const { room } = await opened();
    FakeSocket.last.serverSends({ type: "typing", topic: "room:lobby", person: ANA });
    FakeSocket.last.serverSends({ type: "typing", topic: "room:lobby", person: MOD });
    FakeSocket.last.serverSends({ type: "typing", topic: "room:lobby", person: ME });
    expect(room.typists.names.value).toEqual(["Maple Drift", "Rowan"]);
    FakeSocket.last.serverSends(posted(3));
    expect(room.typists.names.value).toEqual(["Rowan"]);
    vi.advanceTimersByTime(6_000);
    expect(room.typists.names.value).toEqual([]);
  });

  test("of one's own is told every three seconds at most", async () => {
    const { room } = await opened();
    for (const text of ["h", "he", "hel"]) room.composer.typed(text);
    expect(FakeSocket.last.countOf("typing")).toBe(1);
    vi.advanceTimersByTime(3_000);
    room.composer.typed("hell");
    expect(FakeSocket.last.countOf("typing")).toBe(2);
  });
});

describe("changing one's own message", () => {
  const own = message(2, { author: ME, text: "helo" });

  test("sets the draft aside and gives it back", async () => {
    const { room } = await opened();
    room.composer.typed("a draft");
    room.composer.startEditing(own);
    expect(room.composer.draft.text.value).toBe("helo");
    room.composer.typed("hello");
    const saved = room.saveEdit();
    await FakeSocket.last.serverAnswers("edit", {});
    await saved;
    expect(FakeSocket.last.lastOf("edit")).toMatchObject({ seq: 2, text: "hello" });
    expect(room.composer.draft.text.value).toBe("a draft");
  });

  test("keeps the new text when the server will not have it", async () => {
    const { room } = await opened();
    room.composer.startEditing(own);
    room.composer.typed("hello");
    const saved = room.saveEdit();
    await FakeSocket.last.serverRefuses("edit", "muted");
    await saved;
    expect(room.composer.draft.text.value).toBe("hello");
    expect(room.notice.value?.code).toBe("muted");
  });
});

describe("a change that waits", () => {
  test("is taken back by giving the message its own text once more", async () => {
    const { room } = await opened();
    FakeSocket.last.serverSends(posted(3, { author: ME, text: "helo" }));
    const saved = room.change({ id: "id-3", seq: 3 }, "hello");
    await FakeSocket.last.serverAnswers("edit", { outcome: "held" });
    await saved;
    const [waits] = room.composer.unsent.value;
    if (!waits) throw new Error("nothing waits");
    void room.withdrawHeld(waits);
    expect(FakeSocket.last.lastOf("edit")).toMatchObject({ seq: 3, text: "helo" });
    await FakeSocket.last.serverAnswers("edit", { outcome: "posted" });
    expect(room.composer.unsent.value).toEqual([]);
  });

  test("can be made without what kept it back, and leaves the draft alone", async () => {
    const { room } = await opened();
    room.composer.typed("a draft");
    room.composer.edited({ id: "id-3", seq: 3 }, "call 123", { outcome: "held" });
    const [waits] = room.composer.unsent.value;
    if (waits) room.sendInstead(waits, "call [number]");
    expect(FakeSocket.last.lastOf("edit")).toMatchObject({ seq: 3, text: "call [number]" });
    await FakeSocket.last.serverAnswers("edit", { outcome: "posted" });
    expect(room.composer.unsent.value).toEqual([]);
    expect(room.composer.draft.words.text).toBe("a draft");
  });
});

describe("moderating", () => {
  test("is for moderators and admins", async () => {
    expect((await opened()).room.canModerate).toBe(false);
    expect((await opened(MOD)).room.canModerate).toBe(true);
  });

  test("mutes a person for a time, with a reason", async () => {
    const { room, http } = await opened(MOD);
    http.on("POST /api/rooms/lobby/sanctions", {}, 201);
    expect(await room.mute("ana", 600, "shouting")).toBe(true);
    const body = { person: "ana", kind: "mute", seconds: 600, reason: "shouting" };
    expect(http.calls.at(-1)?.body).toEqual(body);
  });

  test("says so when it was refused", async () => {
    const { room, http } = await opened(MOD);
    http.refuses("POST /api/rooms/lobby/messages/2/moderation", 403, "not_allowed");
    expect(await room.remove(2, "unkind")).toBe(false);
    expect(room.notice.value?.code).toBe("not_allowed");
  });
});

describe("reading further up", () => {
  async function behind() {
    const model = new ModelRoom();
    model.posts(400);
    const { room, http } = entered();
    const events = model.events.slice(0, 300);
    await FakeSocket.last.serverAnswers("subscribe", { ...page(), head: 300, events });
    room.follow(false);
    for (const event of model.events.slice(300)) FakeSocket.last.serverSends(event);
    return { room, http, model };
  }

  test("does not move, and jumping to the latest fetches it", async () => {
    const { room, http, model } = await behind();
    expect(isBehind(room.log.value)).toBe(true);
    expect(room.log.value.unseen).toBe(100);
    http.on(HISTORY, { messages: model.history(50), next: 1 });
    await room.toLatest();
    expect([...room.log.value.rows.keys()].at(-1)).toBe(400);
    expect(room.log.value).toMatchObject({ following: true, unseen: 0, complete: false });
  });

  test("scrolling to the end of the window is not yet the end of the room", async () => {
    const { room } = await behind();
    room.follow(true);
    expect(room.log.value.following).toBe(false);
  });

  test("an answered message is looked for in history, and found or said to be too far", async () => {
    const { room, http } = entered();
    await FakeSocket.last.serverAnswers("subscribe", { ...page(), head: 60, events: [posted(60)] });
    await settled();
    http.on(HISTORY, { messages: [message(40)], next: null });
    room.log.value = { ...room.log.value, complete: false };
    await room.seek(40);
    expect(room.sought.value).toEqual({ seq: 40 });
    await room.seek(3);
    expect(room.notice.value?.code).toBe("too_far_back");
  });
});
