// Deciding by key: one letter a decision.

import { KeySwitch } from "../components/key-switch";
import { t } from "../i18n";
import type { Decision } from "./api";
import { decisionsFor } from "./decisions";
import type { Desk } from "./desk";

const DECISION_KEYS: ReadonlyMap<string, Decision> = new Map([
  ["a", "approve"],
  ["d", "decline"],
  ["r", "remove"],
  ["x", "dismiss"],
]);

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

export function KeyHints({ words }: { words: string }) {
  return (
    <details class="desk-keys">
      <summary>{t("desk-keys")}</summary>
      <p class="hint">{t(words)}</p>
      <KeySwitch words={t("desk-keys-on")} />
    </details>
  );
}
