import { describe, expect, test } from "vitest";
import {
  applied,
  emptyLog,
  firstSeq,
  following,
  isBehind,
  openedLog,
  ROWS_AT_MOST,
  type RoomLog,
  withLatest,
  withNewer,
  withOlder,
} from "../../src/store/log";
import type { TopicEvent } from "../../src/wire/subscription";
import { ANA, LOBBY, ME, MOD, reacted } from "../fakes";
import { ModelRoom } from "./model";

/** The log as somebody has it who was there for events `from`..`to`. */
function present(model: ModelRoom, from: number, to = model.head): RoomLog {
  const events = model.events.slice(0, from);
  const start = openedLog(ME.id, { position: { seq: from, epoch: "e" }, events, room: LOBBY });
  return model.events.slice(from, to).reduce(applied, start);
}

/** The log as somebody has it who came just now and reads history. */
function fresh(model: ModelRoom): RoomLog {
  const start = { ...emptyLog(ME.id), room: LOBBY, head: model.head };
  return withLatest(start, model.history(), true, model.head, []);
}

function seqs(log: RoomLog): number[] {
  return [...log.rows.keys()];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

describe("state and events amount to fresh state", () => {
  const changes: [TopicEvent["type"], (model: ModelRoom) => unknown][] = [
    ["message.posted", (model) => model.post()],
    ["message.edited", (model) => model.edit(2)],
    ["message.removed", (model) => model.withdraw(2)],
    ["message.removed", (model) => model.remove(2)],
    ["message.restored", (model) => [model.remove(2), model.restore(2)]],
    ["message.covered", (model) => model.cover(2)],
    ["reaction.changed", (model) => model.react(2, ANA, "💛")],
    ["reaction.changed", (model) => [model.react(2, ME, "💛"), model.react(2, ANA, "💛")]],
    ["reaction.changed", (model) => [model.react(2, ME, "🌱"), model.react(2, ME, "🌱", false)]],
  ];

  test.each(changes)("for %s", (type, change) => {
    const model = new ModelRoom();
    model.posts(3);
    change(model);
    expect(model.events.at(-1)?.type).toBe(type);
    const watched = present(model, 3);
    expect(watched.rows).toEqual(fresh(model).rows);
    expect(watched.head).toBe(model.head);
    expect(isBehind(watched)).toBe(false);
  });

  test("for everything at once, in whatever order history and events are read", () => {
    const model = new ModelRoom();
    model.posts(5);
    model.react(2, ANA, "💛");
    model.edit(3);
    model.remove(4);
    model.react(2, ME, "💛");
    model.post(ME);
    model.restore(4);
    model.cover(1);
    for (const from of range(0, model.head)) {
      expect(present(model, from).rows).toEqual(fresh(model).rows);
    }
  });

  test("for person.muted and person.unmuted", () => {
    const model = new ModelRoom();
    model.mute(ANA);
    expect(present(model, 0).muted.has(ANA.id)).toBe(true);
    model.unmute(ANA);
    expect(present(model, 0).muted.has(ANA.id)).toBe(false);
  });

  test("for room.changed", () => {
    const model = new ModelRoom();
    model.lock();
    expect(present(model, 0).room?.state).toBe("locked");
  });

  test("for an event of a kind that is newer than this client", () => {
    const model = new ModelRoom();
    model.post();
    const before = present(model, 1);
    const unknown = { type: "qa.changed", topic: "room:lobby", seq: 2, at: 0 };
    const after = applied(before, unknown as unknown as TopicEvent);
    expect(after).toEqual({ ...before, head: 2, readTo: 2 });
  });
});

describe("reactions", () => {
  test("are counted as the server counts them, not by adding up", () => {
    const model = new ModelRoom();
    model.post();
    const log = [reacted(2, 1, "ana", 7), reacted(3, 1, "mod", 6, false)].reduce(
      applied,
      present(model, 1),
    );
    expect(log.rows.get(1)?.reactions).toEqual([{ emoji: "💛", count: 6, mine: false }]);
  });

  test("of others leave one's own standing", () => {
    const model = new ModelRoom();
    model.post();
    model.react(1, ME, "💛");
    model.react(1, ANA, "💛");
    model.react(1, ANA, "💛", false);
    expect(present(model, 1).rows.get(1)?.reactions).toEqual([
      { emoji: "💛", count: 1, mine: true },
    ]);
  });

  test("to a message outside the window change nothing", () => {
    const model = new ModelRoom();
    model.posts(2);
    const log = present(model, 2);
    expect(applied(log, reacted(3, 99, "ana", 1)).rows).toBe(log.rows);
  });
});

describe("rows that did not change", () => {
  test("are the same objects as before, so that they need no drawing", () => {
    const model = new ModelRoom();
    model.posts(3);
    model.edit(2);
    const [before, after] = [present(model, 3, 3), present(model, 3)];
    expect(after.rows.get(1)?.message).toBe(before.rows.get(1)?.message);
    expect(after.rows.get(2)).not.toBe(before.rows.get(2));
  });
});

describe("the window", () => {
  test("drops its oldest rows while it follows", () => {
    const model = new ModelRoom();
    model.posts(ROWS_AT_MOST + 5);
    const log = present(model, 0);
    expect(seqs(log)).toEqual(range(6, ROWS_AT_MOST + 5));
    expect(log.complete).toBe(false);
  });

  test("stands still when it is full and somebody reads further up", () => {
    const model = new ModelRoom();
    model.posts(ROWS_AT_MOST + 5);
    const reading = following(present(model, ROWS_AT_MOST, ROWS_AT_MOST), false);
    const log = model.events.slice(ROWS_AT_MOST).reduce(applied, reading);
    expect(seqs(log)).toEqual(range(1, ROWS_AT_MOST));
    expect(isBehind(log)).toBe(true);
    expect(log.unseen).toBe(5);
  });

  test("catches up page by page without a hole, though other events lie between", () => {
    const model = new ModelRoom();
    model.posts(ROWS_AT_MOST);
    let log = following(present(model, ROWS_AT_MOST), false);
    for (const seq of range(1, 30)) {
      model.react(seq, ANA, "💛");
      model.post();
    }
    log = model.events.slice(ROWS_AT_MOST).reduce(applied, log);
    while (isBehind(log)) {
      const before = log.readTo + 1 + 10;
      const page = model.history(10, before);
      log = withNewer(log, page, Math.min(before - 1, log.head), []);
    }
    const all = model.history().map(({ seq }) => seq);
    expect(seqs(log)).toEqual(all.slice(-ROWS_AT_MOST));
  });

  test("tells again what happened while a newer page was on its way", () => {
    const model = new ModelRoom();
    model.posts(10);
    const early = present(model, 4);
    const behind = { ...early, head: 10, readTo: 4, rows: new Map([...early.rows].slice(0, 4)) };
    const page = model.history(50);
    const since = [model.post(), model.edit(7), model.post()].map((seq) => model.events[seq - 1]);
    const missed = since.filter((event) => event !== undefined);
    const now = missed.reduce(applied, behind);
    const log = withNewer(now, page, 10, missed);
    expect(log.rows).toEqual(fresh(model).rows);
    expect(isBehind(log)).toBe(false);
  });

  test("grows upwards with older pages, up to where the room begins", () => {
    const model = new ModelRoom();
    model.posts(30);
    const events = model.events.slice(20);
    const opened = openedLog(ME.id, { position: { seq: 30, epoch: "e" }, events, room: LOBBY });
    expect(opened.complete).toBe(false);
    expect(firstSeq(opened)).toBe(21);
    const log = withOlder(opened, model.history(50, 21), true, []);
    expect(seqs(log)).toEqual(range(1, 30));
    expect(log.complete).toBe(true);
  });

  test("misses no edit of a row that was on its way with an older page", () => {
    const model = new ModelRoom();
    model.posts(30);
    const events = model.events.slice(20);
    const opened = openedLog(ME.id, { position: { seq: 30, epoch: "e" }, events, room: LOBBY });
    const page = model.history(50, 21);
    const since = [model.edit(3), model.react(4, ME, "💛")].map((seq) => model.events[seq - 1]);
    const missed = since.filter((event) => event !== undefined);
    const log = withOlder(missed.reduce(applied, opened), page, true, missed);
    expect(log.rows).toEqual(fresh(model).rows);
  });

  test("gives its newest rows up when older pages fill it", () => {
    const model = new ModelRoom();
    model.posts(ROWS_AT_MOST + 20);
    const log = withOlder(present(model, 0), model.history(50, 21), true, []);
    expect(seqs(log)).toEqual(range(1, ROWS_AT_MOST));
    expect(isBehind(log)).toBe(true);
  });
});

describe("new messages", () => {
  test("are counted while one reads further up, one's own left out", () => {
    const model = new ModelRoom();
    model.posts(3);
    model.post(ME);
    model.post(MOD);
    const reading = following(present(model, 3, 3), false);
    expect(model.events.slice(3).reduce(applied, reading).unseen).toBe(1);
  });

  test("are none once one is back at the end", () => {
    const model = new ModelRoom();
    model.posts(3);
    const reading = { ...following(present(model, 3), false), unseen: 3 };
    expect(following(reading, true).unseen).toBe(0);
  });
});

describe("an opened log", () => {
  test("of a room where nothing was said yet is complete", () => {
    const log = openedLog(ME.id, { position: { seq: 0, epoch: "e" }, events: [], room: LOBBY });
    expect(log.complete).toBe(true);
    expect(applied(log, new ModelRoomWithOnePost().event).rows.size).toBe(1);
  });

  test("takes no text from what has been removed since", () => {
    const model = new ModelRoom();
    model.posts(2);
    model.remove(1);
    const [first, ...rest] = model.events;
    if (first?.type !== "message.posted") throw new Error("not posted");
    const told = {
      ...first,
      message: { ...first.message, text: null, removed: "moderator" as const },
    };
    const opening = { position: { seq: 3, epoch: "e" }, events: [told, ...rest], room: LOBBY };
    expect(openedLog(ME.id, opening).rows).toEqual(fresh(model).rows);
  });
});

class ModelRoomWithOnePost extends ModelRoom {
  get event(): TopicEvent {
    this.post();
    const [first] = this.events;
    if (!first) throw new Error("nothing was posted");
    return first;
  }
}
