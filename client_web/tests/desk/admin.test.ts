import { beforeEach, expect, test } from "vitest";
import { Admin } from "../../src/desk/admin";
import { AdminApi, type Delivery, type TriedLine, type Webhook } from "../../src/desk/admin-api";
import { Api } from "../../src/wire/api";
import { FakeHttp, helpLine, START } from "../fakes";

const HOOK: Webhook = {
  id: "w",
  url: "https://chat.example/hook",
  kinds: [],
  enabled: true,
  created_at: START,
  disabled_at: null,
  disabled_why: null,
};
const LINE: TriedLine = { line: helpLine(), standing: "never", expired: false, last: null };
const PARKED = "GET /api/deliveries?state=parked";
const WAITING = "GET /api/deliveries?state=waiting";
const DELIVERED = "GET /api/deliveries?state=delivered";

let http: FakeHttp;
let looks: number;

function delivery(id: string, change: Partial<Delivery> = {}): Delivery {
  return {
    id,
    kind: "webhook.test",
    at: START,
    receiver: { kind: "webhook", id: "w" },
    state: "waiting",
    attempts: 0,
    next_at: START,
    last_status: null,
    last_error: null,
    ...change,
  };
}

function page(...deliveries: Delivery[]): { deliveries: Delivery[]; next: number | null } {
  return { deliveries, next: null };
}

async function loaded(): Promise<Admin> {
  const admin = new Admin(new AdminApi(new Api(http.fetch)), async () => {
    looks += 1;
  });
  await admin.load();
  return admin;
}

beforeEach(() => {
  looks = 0;
  http = new FakeHttp()
    .on("GET /api/webhooks", { webhooks: [HOOK] })
    .on("GET /api/helplines/confirmations", { lines: [LINE] })
    .on(PARKED, page())
    .on(WAITING, page())
    .on(DELIVERED, page());
});

test("all of it is there at once, or what is missing is said", async () => {
  const admin = await loaded();
  expect(admin.phase.value).toBe("ready");
  expect(admin.webhooks.value).toEqual([HOOK]);
  expect(admin.lines.value).toEqual([LINE]);
  http.refuses("GET /api/webhooks", 403, "not_allowed");
  expect((await loaded()).phase.value).toBe("not_allowed");
  http.refuses("GET /api/webhooks", 503, "unavailable");
  expect((await loaded()).phase.value).toBe("failed");
});

test("a new webhook's secret stays apart from the list, until it is put away", async () => {
  const admin = await loaded();
  http.on("POST /api/webhooks", { ...HOOK, id: "v", secret: "whsec_x" });
  expect(await admin.add("https://chat.example/hook", ["case.page"])).toBe(true);
  expect(admin.added.value?.secret).toBe("whsec_x");
  expect(admin.webhooks.value.map(({ id }) => id)).toEqual(["w", "v"]);
  expect(JSON.stringify(admin.webhooks.value)).not.toContain("whsec_x");
  admin.putAway();
  expect(admin.added.value).toBeNull();
});

test("an address that is refused adds nothing and says why", async () => {
  const admin = await loaded();
  http.refuses("POST /api/webhooks", 400, "bad_request");
  expect(await admin.add("https://10.0.0.1/", [])).toBe(false);
  expect(admin.trouble.value?.code).toBe("bad_request");
  expect(admin.webhooks.value).toEqual([HOOK]);
});

test("a test is followed until the address has answered", async () => {
  const admin = await loaded();
  const sent = delivery("d");
  http
    .on("POST /api/webhooks/w/test", sent)
    .on(DELIVERED, page(delivery("d", { state: "delivered", attempts: 1, last_status: 204 })));
  await admin.test("w");
  expect(admin.tests.value.get("w")).toMatchObject({ state: "delivered", last_status: 204 });
  expect(looks).toBe(1);
});

test("a test that fails is told of after its first try, and one that hangs is left waiting", async () => {
  const admin = await loaded();
  http.on("POST /api/webhooks/w/test", delivery("d"));
  http.on(WAITING, page(delivery("d", { attempts: 1, last_error: "timeout" })));
  await admin.test("w");
  expect(admin.tests.value.get("w")?.last_error).toBe("timeout");
  expect(looks).toBe(1);
  http.on(WAITING, page(delivery("d")));
  await admin.test("w");
  expect(admin.tests.value.get("w")?.attempts).toBe(0);
  expect(looks).toBe(9);
});

test("what was given up goes again, and the lists are read anew", async () => {
  http.on(PARKED, page(delivery("d", { state: "parked", attempts: 9 })));
  const admin = await loaded();
  expect(admin.deliveries.value.parked.found).toHaveLength(1);
  http.on("POST /api/deliveries/d/retry", delivery("d"));
  http.on(PARKED, page()).on(WAITING, page(delivery("d")));
  await admin.retry("d");
  expect(admin.deliveries.value.parked.found).toEqual([]);
  expect(admin.deliveries.value.waiting.found).toHaveLength(1);
});

test("older ones come behind those that are there", async () => {
  http.on(PARKED, { deliveries: [delivery("b", { state: "parked" })], next: 7 });
  const admin = await loaded();
  http.on(`${PARKED}&before=7`, page(delivery("a", { state: "parked" })));
  await admin.more("parked");
  const { found, next } = admin.deliveries.value.parked;
  expect([found.map(({ id }) => id), next]).toEqual([["b", "a"], null]);
});

test("a removed webhook is gone with what waited for it", async () => {
  http.on(WAITING, page(delivery("d")));
  const admin = await loaded();
  http.on("DELETE /api/webhooks/w", { removed: true }).on(WAITING, page());
  await admin.remove("w");
  expect(admin.webhooks.value).toEqual([]);
  expect(admin.deliveries.value.waiting.found).toEqual([]);
});

test("lines that were called are as the server then has them", async () => {
  const admin = await loaded();
  const done = { by: "Ada", how: "called" as const, at: START, verified_on: "2026-08-12" };
  const after: TriedLine = { ...LINE, standing: "confirmed", last: done };
  http.on("POST /api/helplines/confirmations", { lines: [after] });
  expect(await admin.confirm([LINE], "called")).toBe(true);
  expect(admin.lines.value).toEqual([after]);
});
