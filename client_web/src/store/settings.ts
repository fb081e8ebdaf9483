// How somebody wants this place to look, sound and behave, kept on this device alone.
//
// Leave quickly wipes it with everything else. What an older or newer client kept, or a hand has
// changed, counts only where it is one of the choices.

import { effect, type Signal, signal } from "@preact/signals";

const KEY = "lamplight/settings";

/** The first of each is what holds until somebody chooses. */
export const CHOICES = {
  theme: ["auto", "light", "dark", "contrast"],
  text: ["normal", "large", "largest"],
  density: ["roomy", "compact"],
  language: ["auto", "en", "es", "ar"],
  announce: ["all", "meant", "none"],
  keys: ["on", "off"],
} as const;

export type SettingName = keyof typeof CHOICES;
export type Choice<Name extends SettingName> = (typeof CHOICES)[Name][number];
type Chosen = { [Name in SettingName]?: Choice<Name> };

export class Settings {
  readonly theme = signal<Choice<"theme">>("auto");
  readonly text = signal<Choice<"text">>("normal");
  readonly density = signal<Choice<"density">>("roomy");
  readonly language = signal<Choice<"language">>("auto");
  /** Which new messages a screen reader is told of; `meant` for oneself, or by a host. */
  readonly announce = signal<Choice<"announce">>("all");
  /** Whether single keys do anything. */
  readonly keys = signal<Choice<"keys">>("on");

  constructor(storage: Storage) {
    const known = readFrom(storage);
    for (const name of NAMES) take(this, name, known[name]);
    let isFirst = true;
    effect(() => {
      const chosen = Object.fromEntries(NAMES.map((name) => [name, this[name].value]));
      if (!isFirst) write(storage, chosen);
      isFirst = false;
    });
  }
}

const NAMES = Object.keys(CHOICES) as SettingName[];

function take<Name extends SettingName>(settings: Settings, name: Name, wanted: unknown): void {
  const choices: readonly Choice<Name>[] = CHOICES[name];
  const found = choices.find((choice) => choice === wanted);
  if (found) (settings[name] as Signal<Choice<Name>>).value = found;
}

function readFrom(storage: Storage): Chosen {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? "null");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function write(storage: Storage, chosen: object): void {
  try {
    storage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // full or forbidden: then it holds until the page is closed
  }
}
