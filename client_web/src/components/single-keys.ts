// Single keys that do something: off in fields, and off altogether if somebody wants.

import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const KEPT_AS = "desk-keys";
const WHERE_ONE_TYPES = "input:not([type=checkbox]), textarea, select, dialog, [contenteditable]";

/**
 * Whether the keys are on; what is chosen stays on this device. `press` says whether a key meant
 * something to it; it is to be the same one from drawing to drawing.
 */
export function useKeys(press: (key: string) => boolean): Signal<boolean> {
  const isOn = useSignal(localStorage.getItem(KEPT_AS) !== "off");
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isOn.value && isForThePage(event) && press(event.key)) event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [press]);
  return isOn;
}

export function keepKeys(isOn: boolean): void {
  localStorage.setItem(KEPT_AS, isOn ? "on" : "off");
}

/** Not while somebody types, holds another key down, or answers a dialog. */
function isForThePage({ target, ctrlKey, altKey, metaKey, defaultPrevented }: KeyboardEvent) {
  if (ctrlKey || altKey || metaKey || defaultPrevented || !(target instanceof Element))
    return false;
  return !target.closest(WHERE_ONE_TYPES);
}
