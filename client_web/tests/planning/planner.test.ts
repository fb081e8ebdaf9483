import { beforeEach, describe, expect, test } from "vitest";
import { PlanApi } from "../../src/planning/plan-api";
import { Planner, type PlannerOptions } from "../../src/planning/planner";
import { ONCE } from "../../src/planning/repeats";
import { Api } from "../../src/wire/api";
import { FakeHttp, MemoryStorage } from "../fakes";
import { EDEN, HANA, sessionOf } from "../qa/made";

const TYPED = { title: "Sleep", room: "lobby", date: "2027-03-21", time: "19:00" };
const WEEKLY = { ...ONCE, every: "weekly" } as const;

let http: FakeHttp;
let storage: Storage;

beforeEach(() => {
  storage = new MemoryStorage();
  http = new FakeHttp()
    .on("GET /api/qa-crew", { people: [EDEN, HANA] })
    .on("GET /api/qa-sessions/sleep", sessionOf());
});

async function planner(options: Partial<PlannerOptions> = {}): Promise<Planner> {
  const made = new Planner({
    api: new PlanApi(new Api(http.fetch)),
    storage,
    me: HANA,
    zone: "Europe/London",
    language: "en",
    session: null,
    ...options,
  });
  await made.load();
  return made;
}

describe("a new session", () => {
  test("is sent as it was typed, with whoever plans it as its host", async () => {
    const form = await planner();
    form.set({ ...TYPED, tags: "sleep, , rest،sleep", experts: ["eden"], capacity: "20" });
    http.on("POST /api/qa-sessions", sessionOf({ id: "new" }), 201);
    expect((await form.save("publish"))?.id).toBe("new");
    expect(http.calls.at(-1)?.body).toMatchObject({
      title: "Sleep",
      tags: ["sleep", "rest"],
      starts: "2027-03-21T19:00",
      zone: "Europe/London",
      minutes: 60,
      capacity: 20,
      hosts: ["hana"],
      experts: ["eden"],
      rrule: null,
      exceptions: [],
      draft: false,
    });
  });

  test("survives a reload until it has been taken, and a refusal too", async () => {
    const form = await planner();
    form.set(TYPED);
    http.refuses("POST /api/qa-sessions", 503, "unavailable");
    expect(await form.save("draft")).toBeNull();
    expect(form.refused.value?.code).toBe("unavailable");
    const again = await planner();
    expect(again.plan.value).toMatchObject(TYPED);
    http.on("POST /api/qa-sessions", sessionOf(), 201);
    await again.save("draft");
    expect(storage.length).toBe(0);
    expect((await planner()).plan.value.title).toBe("");
  });

  test("is nobody else's, whoever signs in next in this tab", async () => {
    (await planner()).set(TYPED);
    expect((await planner({ me: EDEN })).plan.value.title).toBe("");
  });

  test("may be like another, at a day that is still to be said", async () => {
    const form = await planner({ from: "sleep", me: EDEN });
    const { title, date, time, hosts } = form.plan.value;
    expect([title, date, time]).toEqual([sessionOf().title, "", "12:00"]);
    expect(hosts).toEqual(["eden", "hana"]);
    expect(form.isNew).toBe(true);
  });
});

describe("the times that it comes to", () => {
  test("are the server's, by the rule, without what is left out", async () => {
    const form = await planner();
    form.set({ ...TYPED, repeats: WEEKLY });
    form.leaveOut("2027-04-04T19:00");
    const preview = { times: [], rrule: "FREQ=WEEKLY;BYDAY=SU", more: true };
    http.on("POST /api/qa-preview", preview);
    await form.look();
    expect(form.preview.value).toEqual(preview);
    expect(http.calls.at(-1)?.body).toEqual({
      starts: "2027-03-21T19:00",
      zone: "Europe/London",
      rrule: "FREQ=WEEKLY;BYDAY=SU",
      exceptions: ["2027-04-04T19:00"],
    });
    form.putBack("2027-04-04T19:00");
    expect(form.plan.value.leftOut).toEqual([]);
  });

  test("aren't asked for before there is a time and a zone", async () => {
    const form = await planner();
    form.set({ repeats: WEEKLY });
    await form.look();
    form.set({ ...TYPED, zone: "Europe/Lon" });
    await form.look();
    expect(http.countOf("POST /api/qa-preview")).toBe(0);
  });

  test("that come after a newer question are no answer to it", async () => {
    const form = await planner();
    form.set({ ...TYPED, repeats: WEEKLY });
    http.on("POST /api/qa-preview", { times: [], rrule: "old", more: false });
    const first = form.look();
    http.on("POST /api/qa-preview", { times: [], rrule: "new", more: false });
    await Promise.all([form.look(), first]);
    expect(form.preview.value?.rrule).toBe("new");
  });
});

describe("a change", () => {
  test("sends what is other than before, and nothing else", async () => {
    const form = await planner({ session: "sleep" });
    form.set({ title: "Rest", about: sessionOf().about, capacity: "" });
    http.on("PATCH /api/qa-sessions/sleep", sessionOf({ title: "Rest" }));
    await form.save("change");
    expect(http.calls.at(-1)?.body).toEqual({ title: "Rest" });
    await form.save("change");
    expect(http.countOf("PATCH /api/qa-sessions/sleep")).toBe(1);
  });

  test("may be for all that come after it", async () => {
    const form = await planner({ session: "sleep" });
    form.set({ minutes: "90", time: "20:00" });
    form.chooseScope(true);
    http.on("PATCH /api/qa-sessions/sleep", sessionOf());
    await form.save("change");
    expect(http.calls.at(-1)?.body).toEqual({ minutes: 90, all_later: true });
  });

  test("goes on top of what others have changed meanwhile", async () => {
    (await planner({ session: "sleep" })).set({ title: "Rest" });
    http.on("GET /api/qa-sessions/sleep", sessionOf({ minutes: 90 }));
    const { plan } = await planner({ session: "sleep" });
    expect([plan.value.title, plan.value.minutes]).toEqual(["Rest", "90"]);
  });

  test("that clashes says with what, and keeps what was typed", async () => {
    const form = await planner({ session: "sleep" });
    form.set({ time: "20:00" });
    const clash = { code: "conflict", message: "x", temporary: false };
    http
      .on("PATCH /api/qa-sessions/sleep", { ...clash, field: "room", session: "grief" }, 409)
      .on("GET /api/qa-sessions/grief", sessionOf({ id: "grief", title: "Grief" }));
    expect(await form.save("change")).toBeNull();
    expect(form.refused.value?.inTheWay?.title).toBe("Grief");
    expect(form.refused.value?.field).toBe("room");
    expect(form.plan.value.time).toBe("20:00");
  });

  test("of a draft is kept where publishing it is refused", async () => {
    http.on("GET /api/qa-sessions/sleep", sessionOf({ state: "draft" }));
    const form = await planner({ session: "sleep" });
    form.set({ title: "Rest" });
    http
      .on("PATCH /api/qa-sessions/sleep", sessionOf({ state: "draft", title: "Rest" }))
      .refuses("POST /api/qa-sessions/sleep/transitions", 409, "conflict");
    expect(await form.save("publish")).toBeNull();
    http.on("POST /api/qa-sessions/sleep/transitions", sessionOf({ title: "Rest" }));
    expect((await form.save("publish"))?.state).toBe("scheduled");
    expect(http.countOf("PATCH /api/qa-sessions/sleep")).toBe(1);
  });
});

test("a session that isn't there, or not theirs to plan, is said to be so", async () => {
  http.refuses("GET /api/qa-crew", 403, "not_allowed");
  const form = await planner();
  expect([form.failure.value, form.isReady.value]).toEqual(["not_allowed", false]);
});
