// "Notify this browser": for staff who are to be woken while no page of theirs is open.

import { useEffect, useId, useMemo } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { Pushes, type PushState } from "../push/pushes";
import { thisBrowser } from "../push/this-browser";
import type { Person } from "../wire/types";
import "./push.css";

export function PushSwitch({ me }: { me: Person }) {
  const { api } = useLamplight();
  const pushes = useMemo(
    () =>
      new Pushes({
        me: me.id,
        topic: "cases",
        locale: document.documentElement.lang,
        api,
        browser: thisBrowser,
        storage: localStorage,
      }),
    [me.id, api],
  );
  useEffect(() => void pushes.load(), [pushes]);
  const hint = useId();
  const state = pushes.state.value;
  if (state === "looking") return null;
  const isOn = state === "on";
  return (
    <section class="push-switch" aria-label={t("push-switch")}>
      <label class="choice">
        <input
          type="checkbox"
          checked={isOn}
          disabled={state === "unable" || pushes.isBusy.value}
          aria-describedby={hint}
          onChange={(event) => {
            event.currentTarget.checked = isOn; // until it has really changed
            void (isOn ? pushes.turnOff() : pushes.turnOn());
          }}
        />
        {t("push-switch")}
      </label>
      <p id={hint} class="hint" role="status">
        {pushes.trouble.value
          ? t("push-failed", { why: trouble(pushes.trouble.value) })
          : t(HINTS[state])}
      </p>
    </section>
  );
}

const HINTS: Record<Exclude<PushState, "looking">, string> = {
  unable: "push-unable",
  denied: "push-denied",
  off: "push-hint",
  on: "push-hint",
};
