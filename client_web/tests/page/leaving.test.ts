import { beforeEach, expect, test, vi } from "vitest";
import { isBackAfterLeaving, leaveQuickly } from "../../src/leaving";

function arrivedBy(type: string): void {
  const entries = [{ type }] as unknown as PerformanceEntryList;
  vi.spyOn(performance, "getEntriesByType").mockReturnValue(entries);
}

beforeEach(() => {
  sessionStorage.clear();
  document.body.replaceChildren("something private");
});

function leave(): string[] {
  const order: string[] = [];
  const isBlank = () => document.body.childNodes.length === 0;
  const stop = () => order.push(`stopped, ${isBlank() ? "blank" : "not blank"}`);
  vi.spyOn(location, "replace").mockImplementation((url) => void order.push(String(url)));
  leaveQuickly({ stop }, "https://weather.example/");
  return order;
}

test("the page is blank before anything else, and the address is replaced last", () => {
  expect(leave()).toEqual(["stopped, blank", "https://weather.example/"]);
});

test("drafts, unsent messages and everything else stored here are wiped", () => {
  sessionStorage.setItem("lamplight.room.lobby", "a draft");
  localStorage.setItem("theme", "dark");
  leave();
  expect(localStorage).toHaveLength(0);
  expect(Object.values({ ...sessionStorage }).join()).not.toContain("draft");
});

test("coming back by the back button shows nothing", () => {
  leave();
  arrivedBy("back_forward");
  expect(isBackAfterLeaving()).toBe(true);
  expect(isBackAfterLeaving()).toBe(true);
});

test("coming back on purpose works as ever, and from then on the back button does too", () => {
  leave();
  arrivedBy("navigate");
  expect(isBackAfterLeaving()).toBe(false);
  arrivedBy("back_forward");
  expect(isBackAfterLeaving()).toBe(false);
});

test.each([
  ["robin reminders", "leave and push no more"],
  ["robin cases reminders", "leave"],
])("reminders end where somebody leaves quickly; staff are woken on (%s)", async (kept, told) => {
  const postMessage = vi.fn();
  vi.stubEnv("PROD", true);
  vi.stubGlobal("navigator", { serviceWorker: { controller: { postMessage } } });
  vi.resetModules();
  const afresh = await import("../../src/leaving");
  vi.spyOn(location, "replace").mockImplementation(() => undefined);
  localStorage.setItem("lamplight/push", kept);
  afresh.leaveQuickly({ stop: () => undefined }, "https://weather.example/");
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  expect(postMessage).toHaveBeenCalledExactlyOnceWith(told);
  expect(localStorage).toHaveLength(0);
});
