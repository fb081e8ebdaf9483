import { beforeEach, expect, test } from "vitest";
import { onlyReminds } from "../../src/push/kept";
import { type PushBrowser, Pushes, type PushTopic } from "../../src/push/pushes";
import { Api } from "../../src/wire/api";
import { FakeHttp } from "../fakes";

const KEYS = { p256dh: "p", auth: "a" };
const POST = "POST /api/push/subscriptions";
const DELETE = "DELETE /api/push/subscriptions/sub-1";

let http: FakeHttp;
let storage: Storage;

/** A browser that does as it is asked, unless it was told never to. */
class FakeBrowser implements PushBrowser {
  canPush = true;
  granted: NotificationPermission = "default";
  answer: NotificationPermission = "granted";
  made: string | null = null;
  permission = () => this.granted;
  askPermission = async () => {
    this.granted = this.answer;
    return this.answer;
  };
  subscription = async () => (this.made === null ? null : this.#asSubscription());
  subscribe = async (key: string) => {
    this.made = key;
    return this.#asSubscription();
  };

  #asSubscription(): PushSubscription {
    return {
      toJSON: () => ({ endpoint: "https://push.example/x", keys: KEYS }),
      unsubscribe: async () => {
        this.made = null;
        return true;
      },
    } as unknown as PushSubscription;
  }
}

function newStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

function pushesOf(browser: PushBrowser, me = "robin", topic: PushTopic = "cases"): Pushes {
  const api = new Api(http.fetch);
  return new Pushes({ me, topic, locale: "es", api, browser, storage });
}

/** What the server has on record from now on. */
function serverKeeps(...about: PushTopic[]): void {
  http.on(POST, { id: "sub-1", about });
}

/** What the server was told last. */
function lastTold(): unknown {
  return http.calls.filter(({ body }) => body).at(-1)?.body;
}

beforeEach(() => {
  storage = newStorage();
  http = new FakeHttp()
    .on("GET /api/push/key", { key: "server-key" })
    .on(POST, { id: "sub-1", about: ["cases"] })
    .on(DELETE, { removed: true });
});

test("turned on, the browser subscribes with the server's key and the server is told", async () => {
  const browser = new FakeBrowser();
  const pushes = pushesOf(browser);
  await pushes.load();
  expect(pushes.state.value).toBe("off");
  await pushes.turnOn();
  expect(pushes.state.value).toBe("on");
  expect(browser.made).toBe("server-key");
  expect(http.countOf(POST)).toBe(1);
});

test("on stays on over a reload, and the server hears of what may be new", async () => {
  const browser = new FakeBrowser();
  await pushesOf(browser).turnOn();
  const again = pushesOf(browser);
  await again.load();
  expect(again.state.value).toBe("on");
  expect(http.countOf(POST)).toBe(2);
});

test("turned off, neither the server nor the browser keeps it", async () => {
  const browser = new FakeBrowser();
  const pushes = pushesOf(browser);
  await pushes.turnOn();
  await pushes.turnOff();
  expect([pushes.state.value, browser.made]).toEqual(["off", null]);
  expect(storage.getItem("lamplight/push")).toBeNull();
  expect(http.countOf(DELETE)).toBe(1);
});

test("a no is taken, and how to undo it is said", async () => {
  const browser = new FakeBrowser();
  browser.answer = "denied";
  const pushes = pushesOf(browser);
  await pushes.turnOn();
  expect([pushes.state.value, browser.made]).toEqual(["denied", null]);
  expect(http.countOf(POST)).toBe(0);
});

test("what a colleague turned on here is theirs until somebody takes it over", async () => {
  const browser = new FakeBrowser();
  await pushesOf(browser, "lark").turnOn();
  const mine = pushesOf(browser, "robin");
  await mine.load();
  expect(mine.state.value).toBe("off");
  expect(http.countOf(POST)).toBe(1);
  await mine.turnOn();
  expect([mine.state.value, storage.getItem("lamplight/push")]).toEqual(["on", "robin cases"]);
});

test("a refusal leaves it off, with why", async () => {
  http.refuses(POST, 409, "conflict");
  const browser = new FakeBrowser();
  const pushes = pushesOf(browser);
  await pushes.load();
  await pushes.turnOn();
  expect(browser.made).toBeNull();
  expect([pushes.state.value, pushes.trouble.value]).toEqual(["off", "conflict"]);
});

test("where the server doesn't know it any more, off is not pretended", async () => {
  const browser = new FakeBrowser();
  const pushes = pushesOf(browser);
  await pushes.turnOn();
  http.refuses(POST, 503, "unavailable");
  await pushes.turnOff();
  expect([pushes.state.value, pushes.trouble.value]).toEqual(["on", "unavailable"]);
});

test("a browser without pushes says so", async () => {
  const browser = new FakeBrowser();
  browser.canPush = false;
  const pushes = pushesOf(browser);
  await pushes.load();
  expect(pushes.state.value).toBe("unable");
});

test("what it is about and its language are told, and only that device reminds alone", async () => {
  const browser = new FakeBrowser();
  serverKeeps("reminders");
  await pushesOf(browser, "robin", "reminders").turnOn();
  expect(lastTold()).toMatchObject({ locale: "es", about: ["reminders"] });
  expect(onlyReminds(storage)).toBe(true);
});

test("reminders and cases share a browser: either can go without the other", async () => {
  const browser = new FakeBrowser();
  await pushesOf(browser).turnOn();
  const reminders = pushesOf(browser, "robin", "reminders");
  await reminders.load();
  expect(reminders.state.value).toBe("off");
  serverKeeps("cases", "reminders");
  await reminders.turnOn();
  expect(lastTold()).toMatchObject({ locale: "es", about: ["cases", "reminders"] });
  expect(onlyReminds(storage)).toBe(false);
  serverKeeps("cases");
  await reminders.turnOff();
  expect(lastTold()).toMatchObject({ locale: "es", about: ["cases"] });
  expect([reminders.state.value, http.countOf(DELETE), browser.made]).toEqual([
    "off",
    0,
    "server-key",
  ]);
  const cases = pushesOf(browser);
  await cases.load();
  expect(cases.state.value).toBe("on");
});

test("one more thing that is refused leaves what the browser was told of before", async () => {
  const browser = new FakeBrowser();
  await pushesOf(browser).turnOn();
  http.refuses(POST, 503, "unavailable");
  const reminders = pushesOf(browser, "robin", "reminders");
  await reminders.turnOn();
  expect([reminders.trouble.value, browser.made]).toEqual(["unavailable", "server-key"]);
});

test("without the server, what was turned on here before is shown as on", async () => {
  const browser = new FakeBrowser();
  storage.setItem("lamplight/push", "robin"); // as it was kept before there were reminders
  browser.made = "server-key";
  http.refuses(POST, 503, "unavailable");
  const pushes = pushesOf(browser);
  await pushes.load();
  expect(pushes.state.value).toBe("on");
});
