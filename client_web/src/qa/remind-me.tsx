// "Remind me on this device", for whoever said that they come. It asks for nothing by itself.

import { useEffect, useId, useMemo } from "preact/hooks";
import { useIsAhead } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { Pushes, type PushState } from "../push/pushes";
import { thisBrowser } from "../push/this-browser";
import type { Person, QaSession } from "../wire/types";

/** As the server does it: `REMINDED_MINUTES` in domain/qa/sessions.py. */
const REMINDED_MS = 15 * 60_000;

/** One for the screen: it is the browser that is told, of every session that they come to. */
export function useReminders(me: Person): Pushes {
  const { api } = useLamplight();
  const pushes = useMemo(
    () =>
      new Pushes({
        me: me.id,
        topic: "reminders",
        locale: document.documentElement.lang,
        api,
        browser: thisBrowser,
        storage: localStorage,
      }),
    [me.id, api],
  );
  useEffect(() => void pushes.load(), [pushes]);
  return pushes;
}

export function RemindMe({ reminders, session }: { reminders: Pushes; session: QaSession }) {
  const hint = useId();
  const isInTime = useIsAhead(session.starts_at - REMINDED_MS);
  const state = reminders.state.value;
  if (state === "looking" || !isInTime) return null;
  const isOn = state === "on";
  return (
    <div class="stack qa-remind">
      {state !== "unable" && (
        <label class="choice">
          <input
            type="checkbox"
            checked={isOn}
            aria-describedby={hint}
            onChange={(event) => {
              event.currentTarget.checked = isOn; // until it has really changed
              void (isOn ? reminders.turnOff() : reminders.turnOn());
            }}
          />
          {t("qa-remind")}
        </label>
      )}
      <p id={hint} class="hint" role="status">
        {reminders.trouble.value
          ? t("qa-remind-failed", { why: trouble(reminders.trouble.value) })
          : t(HINTS[state])}
      </p>
    </div>
  );
}

const HINTS: Record<Exclude<PushState, "looking">, string> = {
  unable: "qa-remind-unable",
  denied: "qa-remind-denied",
  off: "qa-remind-hint",
  on: "qa-remind-on",
};
