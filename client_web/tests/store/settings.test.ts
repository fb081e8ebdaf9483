import { expect, test } from "vitest";
import { CHOICES, type SettingName, Settings } from "../../src/store/settings";
import { MemoryStorage } from "../fakes";

const KEY = "lamplight/settings";
const NAMES = Object.keys(CHOICES) as SettingName[];

function chosen(settings: Settings): string[] {
  return NAMES.map((name) => settings[name].value);
}

test("until somebody chooses, the first of each holds and nothing is kept", () => {
  const storage = new MemoryStorage();
  expect(chosen(new Settings(storage))).toEqual(NAMES.map((name) => CHOICES[name][0]));
  expect(storage).toHaveLength(0);
});

test("what is chosen holds after a reload", () => {
  const storage = new MemoryStorage();
  const settings = new Settings(storage);
  settings.theme.value = "contrast";
  settings.keys.value = "off";
  const again = new Settings(storage);
  expect([again.theme.value, again.keys.value, again.text.value]).toEqual([
    "contrast",
    "off",
    "normal",
  ]);
});

test.each(["{", "null", "7", `{"theme":"neon","text":7}`])("of %s nothing is taken", (kept) => {
  const storage = new MemoryStorage();
  storage.setItem(KEY, kept);
  expect(chosen(new Settings(storage))).toEqual(NAMES.map((name) => CHOICES[name][0]));
});

test("one that is no choice leaves the others as they were kept", () => {
  const storage = new MemoryStorage();
  storage.setItem(KEY, `{"theme":"neon","text":"large"}`);
  expect(new Settings(storage).text.value).toBe("large");
});

test("where storage is forbidden they hold until the page is closed", () => {
  const storage = new MemoryStorage();
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const settings = new Settings(storage);
  settings.density.value = "compact";
  expect(settings.density.value).toBe("compact");
});
