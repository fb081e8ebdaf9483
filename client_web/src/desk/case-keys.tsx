// The keys of the cases: what each does is a button's, so a key can do nothing that no button shows.

import type { Signal } from "@preact/signals";
import { Dialog } from "../components/dialog";
import { KeySwitch } from "../components/key-switch";
import { t } from "../i18n";
import type { CaseDesk } from "./cases";
import { KeyHints } from "./keys";

const BUTTON_KEYS = ["c", "a", "n", "t", "p", "l", "h"] as const;
const LISTED = ["j", "k", "enter", "c", "a", "n", "t", "p", "l", "h", "esc", "help"] as const;

/** A key among the cases; whether it meant something. */
export function pressInCases(desk: CaseDesk, key: string, help: () => void): boolean {
  if (BUTTON_KEYS.some((one) => one === key)) return press(desk, key);
  if (key === "j" || key === "k") desk.move(key === "j" ? 1 : -1);
  else if (key === "Escape" && desk.opened.value) leaveCase(desk);
  else if (key === "Enter" && document.activeElement === document.body) openSelected(desk);
  else if (key === "?") help();
  else return false;
  return true;
}

/** The button of that key; with no case open, C and A are for the one that is selected. */
function press(desk: CaseDesk, key: string): boolean {
  const button = document.querySelector<HTMLElement>(`[data-key=${key}]`);
  const selected = desk.selected.value;
  if (button) button.click();
  else if (selected === null || desk.opened.value) return false;
  else if (key === "c") void desk.claim(selected);
  else if (key === "a") void desk.acknowledge(selected);
  else return false;
  return true;
}

/** The row has the focus and opens by itself; but what had it last may just have gone. */
function openSelected(desk: CaseDesk): void {
  if (desk.selected.value !== null) void desk.open(desk.selected.value);
}

/** The focus goes back to the case's row. */
export function leaveCase(desk: CaseDesk): void {
  const id = desk.opened.value?.id;
  desk.leave();
  document.querySelector<HTMLElement>(`[data-case="${id}"]`)?.focus();
}

export function CaseKeys({ isAsked }: { isAsked: Signal<boolean> }) {
  return (
    <>
      <KeyHints words="case-keys-list" />
      {isAsked.value && (
        <Dialog title={t("desk-keys")} onClosed={() => (isAsked.value = false)}>
          {(close) => (
            <>
              <dl class="case-keys">
                {LISTED.map((one) => (
                  <div key={one}>
                    <dt>
                      <kbd>{t(`case-key-${one}`)}</kbd>
                    </dt>
                    <dd>{t(`case-key-${one}-does`)}</dd>
                  </div>
                ))}
              </dl>
              <KeySwitch words={t("desk-keys-on")} />
              <button type="button" class="button" onClick={close}>
                {t("close")}
              </button>
            </>
          )}
        </Dialog>
      )}
    </>
  );
}
