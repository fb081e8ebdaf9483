import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CaseApi } from "../../src/desk/case-api";
import { CaseDesk } from "../../src/desk/cases";
import { DeskTopic } from "../../src/desk/desk-topic";
import { Api } from "../../src/wire/api";
import type { Case, Person } from "../../src/wire/types";
import { FakeHttp, FakeSocket, openLink, START, settled } from "../fakes";
import { caseChanged, caseOf, entry } from "./made";

const ROBIN: Person = { id: "robin", name: "Robin", roles: ["responder"] };
const LARK: Person = { id: "lark", name: "Lark", roles: ["responder"] };

let http: FakeHttp;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  http = new FakeHttp().on("GET /api/me", { may: ["handle_care"] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function deskWith(...cases: Case[]): Promise<CaseDesk> {
  lists(...cases);
  const link = openLink();
  const desk = new CaseDesk({ me: ROBIN, api: new CaseApi(new Api(http.fetch)) });
  new DeskTopic(link, [desk]);
  const answer = { topic: "desk", epoch: "e", head: 0, recovered: false, events: [] };
  await FakeSocket.last.serverAnswers("subscribe", answer);
  await settled();
  return desk;
}

function lists(...cases: Case[]): void {
  http.on("GET /api/cases", { cases, next: null });
}

/** With its record, of which `at` is the newest entry. */
function whole(one: Case, at = START): Case {
  return { ...one, log: [entry("raised"), entry("viewed", { at, by: ROBIN.id })] };
}

async function hears(event: object): Promise<void> {
  FakeSocket.last.serverSends({ ...event });
  await settled();
}

test("every open case is there, the gravest first, and its clock runs", async () => {
  const desk = await deskWith(caseOf("a"), caseOf("b", { level: "S3", due_at: START + 9_000 }));
  expect(desk.order.value.map(({ id }) => id)).toEqual(["b", "a"]);
  expect(desk.late).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(desk.late).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(desk.late).toBe(2);
});

test("what happens elsewhere shows at once, and a known case is not asked for again", async () => {
  const desk = await deskWith(caseOf("a", { named: [LARK] }));
  const claimed = caseOf("a", { claimed_by: LARK.id, state: "claimed" });
  await hears(caseChanged(1, claimed, { change: "claimed" }));
  const [one] = desk.order.value;
  expect([one?.state, one?.name, desk.nameOf(LARK.id)]).toEqual(["claimed", "Maple Drift", "Lark"]);
  await hears(caseChanged(2, { ...claimed, state: "closed" }, { change: "closed" }));
  expect(desk.order.value).toEqual([]);
  expect(http.countOf("GET /api/cases")).toBe(1);
});

test("a case that is new shows at once, and its name when it has been asked for", async () => {
  const desk = await deskWith();
  const one = caseOf("a", { level: "S3" });
  lists(one);
  FakeSocket.last.serverSends(caseChanged(1, one, { change: "raised" }));
  expect(desk.order.value.map(({ id, name }) => [id, name])).toEqual([["a", null]]);
  await settled();
  expect(desk.order.value[0]?.name).toBe("Maple Drift");
});

test("a grave case is told of once, when it comes or becomes grave", async () => {
  const desk = await deskWith(caseOf("a"), caseOf("b", { level: "S3" }));
  await hears(caseChanged(1, caseOf("a"), { change: "signal" }));
  await hears(caseChanged(2, caseOf("b", { level: "S3" }), { change: "acknowledged" }));
  expect(desk.alarm.value).toBeNull();
  await hears(caseChanged(3, caseOf("a", { level: "S4" }), { change: "level" }));
  const first = desk.alarm.value;
  expect(first?.level).toBe("S4");
  await hears(caseChanged(4, caseOf("a", { level: "S4" }), { change: "paged" }));
  expect(desk.alarm.value).toBe(first);
});

test("each page rings while nobody has the case", async () => {
  const desk = await deskWith(caseOf("a"));
  await hears(caseChanged(1, caseOf("a"), { change: "paged" }));
  await hears(caseChanged(2, caseOf("a", { claimed_by: LARK.id }), { change: "claimed" }));
  expect(desk.rings.value).toBe(1);
});

test("nobody sees the case that is about themselves", async () => {
  const desk = await deskWith();
  await hears(caseChanged(1, caseOf("a", { person: ROBIN.id, level: "S4" })));
  expect([desk.order.value, desk.alarm.value]).toEqual([[], null]);
});

test("a record is fetched when it is opened and after what others did, not after one's own deeds", async () => {
  const one = caseOf("a");
  http.on("GET /api/cases/a", whole(one));
  const desk = await deskWith(one);
  await desk.open("a");
  expect(desk.opened.value?.log.length).toBe(2);

  const mine = { ...one, claimed_by: ROBIN.id, state: "claimed" } as const;
  http.on("POST /api/cases/a/transitions", whole(mine, START + 1_000));
  await desk.claim("a");
  await hears(caseChanged(1, mine, { at: START + 1_000, change: "claimed" }));
  expect(http.countOf("GET /api/cases/a")).toBe(1);

  http.on("GET /api/cases/a", whole(mine, START + 2_000));
  await hears(caseChanged(2, mine, { at: START + 1_500, change: "noted" }));
  expect(http.countOf("GET /api/cases/a")).toBe(2);
  vi.advanceTimersByTime(600_000);
  await settled();
  expect(http.countOf("GET /api/cases/a")).toBe(2);
});

test("servers whose clocks disagree don't make the desk ask without end", async () => {
  const one = caseOf("a");
  http.on("GET /api/cases/a", whole(one, START - 5_000));
  const desk = await deskWith(one);
  await desk.open("a");
  await hears(caseChanged(1, one, { change: "noted" }));
  await settled();
  expect(http.countOf("GET /api/cases/a")).toBe(2);
});

test("a step that is refused says why, and what was there stays", async () => {
  const desk = await deskWith(caseOf("a"));
  http.refuses("POST /api/cases/a/transitions", 409, "conflict");
  expect(await desk.claim("a")).toBe(false);
  expect([desk.trouble.value, desk.opened.value]).toEqual(["conflict", null]);
});

test("moving goes along the list that is shown", async () => {
  const desk = await deskWith(caseOf("a"), caseOf("b", { raised_at: START + 1 }));
  desk.move(1);
  desk.move(1);
  expect(desk.selected.value).toBe("b");
  lists(caseOf("c", { state: "closed" }));
  await desk.show("closed");
  desk.move(1);
  expect(desk.selected.value).toBe("c");
});

test("an answer that is lost takes nobody from the screen", async () => {
  const desk = await deskWith(caseOf("a"));
  http.refuses("GET /api/cases", 503, "unavailable");
  await desk.load();
  expect([desk.phase.value, desk.trouble.value]).toEqual(["ready", "unavailable"]);
  expect(desk.order.value.map(({ id }) => id)).toEqual(["a"]);
});

test("whoever may not see cases is told so", async () => {
  const desk = await deskWith();
  http.refuses("GET /api/cases", 403, "not_allowed");
  await desk.load();
  expect(desk.phase.value).toBe("not_allowed");
});
