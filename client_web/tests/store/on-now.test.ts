import { expect, test } from "vitest";
import { OnNow, onInRooms } from "../../src/store/on-now";
import { Api } from "../../src/wire/api";
import { FakeHttp } from "../fakes";
import { sessionOf } from "../qa/made";

test("of each room it is what runs, and the first that is planned", () => {
  const found = onInRooms([
    sessionOf({ id: "over", state: "ended" }),
    sessionOf({ id: "on", state: "live" }),
    sessionOf({ id: "off", state: "cancelled" }),
    sessionOf({ id: "draft", state: "draft" }),
    sessionOf({ id: "next" }),
    sessionOf({ id: "later" }),
    sessionOf({ id: "elsewhere", room: "den" }),
  ]);
  const ids = [...found].map(([room, { now, next }]) => [room, now?.id, next?.id]);
  expect(ids).toEqual([
    ["lobby", "on", "next"],
    ["den", undefined, "elsewhere"],
  ]);
});

test("what was known stays where the server can't be asked", async () => {
  const http = new FakeHttp();
  const on = new OnNow(new Api(http.fetch));
  http.on("GET /api/qa-sessions", { qa_sessions: [sessionOf()], next: null });
  await on.load();
  http.refuses("GET /api/qa-sessions", 503, "unavailable");
  await on.load();
  expect(on.rooms.value.get("lobby")?.next?.id).toBe("sleep");
});
