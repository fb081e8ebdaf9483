import { beforeEach, expect, test, vi } from "vitest";
import { followSettings } from "../../src/appearance";
import { Settings } from "../../src/store/settings";
import { MemoryStorage } from "../fakes";

/** A system that asks for more contrast, or for nothing, until it changes its mind. */
class System extends EventTarget {
  matches = false;

  asksForMore(isAsked: boolean): void {
    this.matches = isAsked;
    this.dispatchEvent(new Event("change"));
  }
}

let system: System;
let settings: Settings;
const said = () => ({ ...document.documentElement.dataset });

beforeEach(() => {
  system = new System();
  vi.spyOn(window, "matchMedia").mockReturnValue(system as unknown as MediaQueryList);
  settings = new Settings(new MemoryStorage());
  followSettings(settings);
});

test("until somebody chooses, the system does", () => {
  expect(said()).toEqual({ text: "normal", density: "roomy" });
  system.asksForMore(true);
  expect(said()).toMatchObject({ contrast: "more" });
  system.asksForMore(false);
  expect(said()).not.toHaveProperty("contrast");
});

test.each([
  ["light", { scheme: "light" }],
  ["dark", { scheme: "dark" }],
  ["contrast", { contrast: "more" }],
] as const)("the theme %s is what the document says", (theme, is) => {
  system.asksForMore(theme !== "contrast");
  settings.theme.value = theme;
  expect(said()).toEqual({ text: "normal", density: "roomy", ...is });
});

test("text and density go with what is chosen", () => {
  settings.text.value = "largest";
  settings.density.value = "compact";
  expect(said()).toEqual({ text: "largest", density: "compact" });
});
