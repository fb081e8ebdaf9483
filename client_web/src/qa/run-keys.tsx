// The keys of the desk: what each one does, and a switch for all of them.

import { useEffect, useMemo, useRef } from "preact/hooks";
import { KeySwitch } from "../components/key-switch";
import { useKeys } from "../components/single-keys";
import { t } from "../i18n";
import type { RunDesk } from "./run-desk";

/** A deed is the button that does it, where there is one. */
const DEEDS: ReadonlyMap<string, string> = new Map([
  ["a", "approve"],
  ["d", "decline"],
  ["m", "merge"],
  ["l", "live"],
  ["r", "answer"],
  ["b", "back"],
  ["w", "worry"],
]);

export function RunKeys({ desk }: { desk: RunDesk }) {
  const list = useRef<HTMLDetailsElement>(null);
  const press = useMemo(() => (key: string) => pressed(desk, key, list.current), [desk]);
  useKeys(press);
  useEffect(() => {
    const row = desk.selected.value && rowOf(desk.selected.value);
    if (row && !row.contains(document.activeElement)) row.focus();
  }, [desk.selected.value]);
  return (
    <details ref={list} class="run-keys">
      <summary>{t("run-keys")}</summary>
      <dl class="run-keys-list">
        <Key keys={["j", "k"]} words={t("run-key-walk")} />
        {[...DEEDS].map(([key, deed]) => (
          <Key key={key} keys={[key]} words={t(`run-do-${deed}`)} />
        ))}
        <Key keys={["Alt ↑", "Alt ↓"]} words={t("run-key-arrange")} />
        <Key keys={["?"]} words={t("run-key-list")} />
      </dl>
      <KeySwitch words={t("run-keys-on")} />
    </details>
  );
}

function Key({ keys, words }: { keys: readonly string[]; words: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key} dir="ltr">
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}

/** Whether the key meant something. */
function pressed(desk: RunDesk, key: string, list: HTMLDetailsElement | null): boolean {
  const deed = DEEDS.get(key);
  if (key === "j" || key === "k") desk.move(key === "j" ? 1 : -1);
  else if (deed && desk.selected.value) {
    rowOf(desk.selected.value)?.querySelector<HTMLElement>(`[data-deed=${deed}]`)?.click();
  } else if (key === "?" && list) {
    list.open = true;
    list.querySelector("summary")?.focus();
  } else return false;
  return true;
}

function rowOf(question: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-question="${CSS.escape(question)}"]`);
}
