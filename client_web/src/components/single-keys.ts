// Single keys that do something: off in fields, and off altogether if somebody wants (settings).

import { useEffect } from "preact/hooks";
import { useLamplight } from "../context";

const WHERE_ONE_TYPES = "input:not([type=checkbox]), textarea, select, dialog, [contenteditable]";

/** `press` says whether a key meant something to it; it is the same one from drawing to drawing. */
export function useKeys(press: (key: string) => boolean): void {
  const { keys } = useLamplight().settings;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isOn = keys.value === "on";
      if (isOn && isForThePage(event) && press(event.key)) event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [press, keys]);
}

/** Not while somebody types, holds another key down, or answers a dialog. */
function isForThePage({ target, ctrlKey, altKey, metaKey, defaultPrevented }: KeyboardEvent) {
  if (ctrlKey || altKey || metaKey || defaultPrevented || !(target instanceof Element))
    return false;
  return !target.closest(WHERE_ONE_TYPES);
}
