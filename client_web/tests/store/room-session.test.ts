import { beforeEach, describe, expect, test } from "vitest";
import { RoomSession } from "../../src/store/room-session";
import { Api } from "../../src/wire/api";
import type { TopicEvent } from "../../src/wire/subscription";
import type { QaSession } from "../../src/wire/types";
import { FakeHttp, START } from "../fakes";
import { sessionOf } from "../qa/made";

let http: FakeHttp;
let qa: RoomSession;

beforeEach(() => {
  http = new FakeHttp();
  qa = new RoomSession(new Api(http.fetch), "lobby", () => START);
});

const changed = (session: QaSession): TopicEvent => ({
  type: "qa.changed",
  topic: "room:lobby",
  seq: 1,
  at: START,
  session,
});

const listed = (...qa_sessions: QaSession[]) =>
  http.on("GET /api/qa-sessions", { qa_sessions, next: null });

describe("the session of a room", () => {
  test("is the one that runs there, and none of another room or another day", async () => {
    const elsewhere = sessionOf({ id: "other", room: "garden", state: "live" });
    listed(elsewhere, sessionOf({ state: "doors" }), sessionOf({ id: "next" }));
    await qa.load();
    expect(qa.now.value?.id).toBe("sleep");
  });

  test("is the one that has just ended, where none runs", async () => {
    listed(sessionOf({ id: "before", state: "archived" }), sessionOf({ state: "ended" }));
    await qa.load();
    expect(qa.now.value?.id).toBe("sleep");
  });

  test("is followed from doors to its end", () => {
    const states = ["doors", "live", "wrapping", "ended"] as const;
    for (const state of states) {
      qa.take(changed(sessionOf({ state })));
      expect(qa.now.value?.state).toBe(state);
    }
    qa.take(changed(sessionOf({ state: "archived" })));
    expect(qa.now.value).toBeNull();
  });

  test("is not displaced by the plans of another", () => {
    qa.take(changed(sessionOf({ state: "live" })));
    qa.take(changed(sessionOf({ id: "next", state: "scheduled" })));
    qa.take(changed(sessionOf({ id: "next", state: "cancelled" })));
    expect(qa.now.value?.id).toBe("sleep");
  });

  test("stays as it was known while the server is out of reach", async () => {
    qa.take(changed(sessionOf({ state: "live" })));
    await qa.load();
    expect(qa.now.value?.id).toBe("sleep");
  });

  test("is as its last event has it, whatever was answered before that came", async () => {
    listed(sessionOf({ state: "doors" }));
    const loading = qa.load();
    qa.take(changed(sessionOf({ state: "live" })));
    await loading;
    expect(qa.now.value?.state).toBe("live");
  });

  test("is looked for on further pages, as far as one could be running", async () => {
    const early = { qa_sessions: [sessionOf({ room: "garden" })], next: "1:x" };
    http.on("GET /api/qa-sessions?limit=100", early);
    http.on("GET /api/qa-sessions?limit=100&after=1%3Ax", {
      qa_sessions: [sessionOf({ state: "live" })],
      next: null,
    });
    await qa.load();
    expect(qa.now.value?.id).toBe("sleep");
  });
});
