import { beforeEach, expect, test } from "vitest";
import { QaApi } from "../../src/qa/qa-api";
import { isBackstage, runsIt, Sessions } from "../../src/qa/sessions";
import { Api } from "../../src/wire/api";
import { ANA, FakeHttp, ME, MOD } from "../fakes";
import { EDEN, HANA, sessionOf } from "./made";

const NOT_COMING = { admitted: false, waiting: false, ahead: null, coming: false };

let http: FakeHttp;
let sessions: Sessions;

beforeEach(() => {
  http = new FakeHttp();
  sessions = new Sessions(new QaApi(new Api(http.fetch)));
  http.on("GET /api/qa-sessions/sleep/place", NOT_COMING);
});

test("what is over is left out, and the page after it is asked for instead", async () => {
  const over = sessionOf({ id: "over", state: "archived" });
  http
    .on("GET /api/qa-sessions?limit=12", { qa_sessions: [over], next: "1:over" })
    .on("GET /api/qa-sessions?limit=12&after=1%3Aover", {
      qa_sessions: [sessionOf()],
      next: null,
    });
  await sessions.load();
  expect(sessions.list.value?.map(({ id }) => id)).toEqual(["sleep"]);
  expect(sessions.next.value).toBeNull();
});

test("saying that one comes is sent, shown and counted; so is taking it back", async () => {
  http.on("GET /api/qa-sessions", { qa_sessions: [sessionOf({ coming: 3 })], next: null });
  await sessions.load();
  http.on("PUT /api/qa-sessions/sleep/coming", { ...NOT_COMING, coming: true });
  await sessions.sayComing("sleep", true);
  expect(http.calls.at(-1)?.body).toEqual({ coming: true });
  expect(sessions.places.value.get("sleep")?.coming).toBe(true);
  expect(sessions.list.value?.[0]?.coming).toBe(4);
  http.on("PUT /api/qa-sessions/sleep/coming", NOT_COMING);
  await sessions.sayComing("sleep", false);
  expect(sessions.list.value?.[0]?.coming).toBe(3);
});

test("looking again asks for no place twice, and cuts nothing off that was asked for", async () => {
  const first = Array.from({ length: 12 }, (_, at) => sessionOf({ id: `s${at}` }));
  for (const { id } of first) http.on(`GET /api/qa-sessions/${id}/place`, NOT_COMING);
  http
    .on("GET /api/qa-sessions?limit=12", { qa_sessions: first, next: "1:s11" })
    .on("GET /api/qa-sessions?limit=12&after=1%3As11", { qa_sessions: [sessionOf()], next: null });
  await sessions.load();
  await sessions.more();
  await sessions.refresh();
  expect(sessions.list.value).toHaveLength(13);
  await sessions.load();
  expect(sessions.list.value).toHaveLength(12);
  expect(http.countOf("GET /api/qa-sessions/s0/place")).toBe(1);
});

test("a refusal leaves everything as it was, and says why", async () => {
  http.on("GET /api/qa-sessions", { qa_sessions: [sessionOf()], next: null });
  await sessions.load();
  http.refuses("PUT /api/qa-sessions/sleep/coming", 404, "not_found");
  await sessions.sayComing("sleep", true);
  expect(sessions.trouble.value).toBe("not_found");
  expect(sessions.list.value?.[0]?.coming).toBe(3);
  expect(sessions.places.value.get("sleep")?.coming).toBe(false);
});

test("a session that is not there for somebody says so", async () => {
  http.refuses("GET /api/qa-sessions/sleep", 404, "not_found");
  await sessions.loadOne("sleep");
  expect(sessions.failure.value).toBe("not_found");
  expect(sessions.list.value).toBeNull();
});

test.each([
  [HANA, true, true],
  [EDEN, true, false],
  [MOD, true, false],
  [{ ...ANA, roles: ["host"] as ["host"] }, false, false],
  [ME, false, false],
])("who is backstage, and who runs it: %o", (person, sees, runs) => {
  expect(isBackstage(person, sessionOf())).toBe(sees);
  expect(runsIt(person, sessionOf())).toBe(runs);
});
