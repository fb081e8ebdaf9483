import { beforeEach, expect, test } from "vitest";
import { type PushBrowser, Pushes } from "../../src/push/pushes";
import { Api } from "../../src/wire/api";
import { FakeHttp } from "../fakes";

const KEYS = { p256dh: "p", auth: "a" };
const POST = "POST /api/push/subscriptions";
const DELETE = "DELETE /api/push/subscriptions/sub-1";

let http: FakeHttp;
let storage: Map<string, string>;

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

function pushesOf(browser: PushBrowser, me = "robin"): Pushes {
  const kept = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  } as Storage;
  return new Pushes({ me, api: new Api(http.fetch), browser, storage: kept });
}

beforeEach(() => {
  storage = new Map();
  http = new FakeHttp()
    .on("GET /api/push/key", { key: "server-key" })
    .on(POST, { id: "sub-1" })
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
  expect([pushes.state.value, browser.made, storage.size]).toEqual(["off", null, 0]);
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
  expect([mine.state.value, storage.get("lamplight/push")]).toEqual(["on", "robin"]);
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
