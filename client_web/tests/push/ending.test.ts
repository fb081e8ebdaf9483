import { afterEach, beforeEach, expect, test, vi } from "vitest";

const KEY = "lamplight/push";

let kept: Map<string, string>;
let isSubscribed: boolean;

beforeEach(() => {
  kept = new Map();
  isSubscribed = true;
  vi.resetModules();
  vi.stubEnv("PROD", true);
  const unsubscribe = async () => {
    isSubscribed = false;
  };
  const registration = { pushManager: { getSubscription: async () => ({ unsubscribe }) } };
  vi.stubGlobal("navigator", { serviceWorker: { getRegistration: async () => registration } });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

async function signOutWith(about: string): Promise<void> {
  kept.set(KEY, about);
  const { endReminders } = await import("../../src/push/ending");
  await endReminders({
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
  } as Storage);
}

test("reminders end where somebody signs out, and nothing of them stays", async () => {
  await signOutWith("robin reminders");
  expect([isSubscribed, kept.size]).toEqual([false, 0]);
});

test.each(["robin cases", "robin cases reminders", "robin"])(
  "a browser that is woken for cases stays as it is (%s)",
  async (about) => {
    await signOutWith(about);
    expect([isSubscribed, kept.get(KEY)]).toEqual([true, about]);
  },
);
