// Deciding by key: one letter a decision, off in fields, and off altogether if somebody wants.

import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import type { Decision } from "./api";
import { decisionsFor } from "./decisions";
import type { Desk } from "./desk";

const KEPT_AS = "desk-keys";
const DECISION_KEYS: ReadonlyMap<string, Decision> = new Map([
  ["a", "approve"],
  ["d", "decline"],
  ["r", "remove"],
  ["x", "dismiss"],
]);

const WHERE_ONE_TYPES = "input:not([type=checkbox]), textarea, select, dialog, [contenteditable]";

/**
 * Whether the keys are on; what is chosen stays on this device. `press` says whether a key meant
 * something to it; it is to be the same one from drawing to drawing.
 */
export function useKeys(press: (key: string) => boolean): Signal<boolean> {
  const isOn = useSignal(localStorage.getItem(KEPT_AS) !== "off");
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isOn.value && isForTheDesk(event) && press(event.key)) event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [press]);
  return isOn;
}

/** Not while somebody types, holds another key down, or answers a dialog. */
function isForTheDesk({ target, ctrlKey, altKey, metaKey, defaultPrevented }: KeyboardEvent) {
  if (ctrlKey || altKey || metaKey || defaultPrevented || !(target instanceof Element))
    return false;
  return !target.closest(WHERE_ONE_TYPES);
}

/** A key in the moderators' queue; whether it meant something. */
export function pressInQueue(desk: Desk, key: string): boolean {
  const decision = DECISION_KEYS.get(key);
  const item = desk.opened.value;
  if (decision) {
    const isPossible = item !== null && decisionsFor(item).includes(decision);
    if (isPossible) document.querySelector<HTMLElement>(`[data-decision=${decision}]`)?.click();
    return isPossible;
  }
  if (key === "j" || key === "k") desk.move(key === "j" ? 1 : -1);
  else if (key === "o" && desk.selected.value) void desk.open(desk.selected.value);
  else if (key === "u") void desk.undo();
  else if (key === "Escape" && item) void desk.letGo();
  else return false;
  return true;
}

export function KeyHints({ keys, words }: { keys: Signal<boolean>; words: string }) {
  return (
    <details class="desk-keys">
      <summary>{t("desk-keys")}</summary>
      <p class="hint">{t(words)}</p>
      <KeySwitch keys={keys} />
    </details>
  );
}

export function KeySwitch({ keys }: { keys: Signal<boolean> }) {
  const change = (event: Event & { currentTarget: HTMLInputElement }) => {
    keys.value = event.currentTarget.checked;
    localStorage.setItem(KEPT_AS, keys.value ? "on" : "off");
  };
  return (
    <label class="choice">
      <input type="checkbox" checked={keys.value} onChange={change} />
      {t("desk-keys-on")}
    </label>
  );
}
