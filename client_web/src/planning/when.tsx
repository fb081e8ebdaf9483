// When a session is: a wall time and its zone, read back as it is there and as it is here.

import { useMemo } from "preact/hooks";
import { t, timeOfDay } from "../i18n";
import { placeOf, whenWords } from "../qa/times";
import { clockWords, Field, marks, Part } from "./parts";
import { type Plan, startOf } from "./plan";
import type { Planner } from "./planner";
import { Repeating } from "./repeating";
import { instantOf, isZone, zones } from "./zoned-time";

export function When({ form }: { form: Planner }) {
  const isFixed = form.isRunning || form.isForAllLater.value;
  return (
    <Part title={t("plan-when")}>
      {form.isRunning && <p class="hint">{t("plan-fixed-running")}</p>}
      {form.isForAllLater.value && <p class="hint">{t("plan-fixed-later")}</p>}
      <StartFields form={form} isFixed={isFixed} />
      <ReadBack plan={form.plan.value} />
      <LengthFields form={form} />
      {form.isNew && <Repeating form={form} />}
    </Part>
  );
}

function StartFields({ form, isFixed }: { form: Planner; isFixed: boolean }) {
  const { date, time, zone } = form.plan.value;
  const names = useMemo(zones, []);
  return (
    <div class="plan-start">
      <Field form={form} name="starts" label={t("plan-date")}>
        <input
          class="input"
          type="date"
          {...marks(form, "starts")}
          required
          disabled={isFixed}
          value={date}
          onInput={(event) => form.set({ date: event.currentTarget.value, leftOut: [] })}
        />
      </Field>
      <label class="field">
        <strong>{t("plan-time")}</strong>
        <input
          class="input"
          type="time"
          required
          disabled={isFixed}
          value={time}
          onInput={(event) => form.set({ time: event.currentTarget.value, leftOut: [] })}
        />
      </label>
      <Field form={form} name="zone" label={t("plan-zone")}>
        <input
          class="input"
          {...marks(form, "zone")}
          list="plan-zones"
          required
          disabled={isFixed}
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          value={zone}
          onInput={(event) => form.set({ zone: event.currentTarget.value.trim() })}
        />
        <datalist id="plan-zones">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Field>
    </div>
  );
}

/** Such as "Sunday 28 March, 19:00 in London, 20:00 for you"; and where the clock changes, how. */
function ReadBack({ plan }: { plan: Plan }) {
  const instant = instantOf(startOf(plan), plan.zone);
  const isOdd = instant !== null && instant.clock !== "none";
  return (
    <div role="status" class="stack">
      {instant && (
        <p class="plan-read-back">{whenWords({ starts_at: instant.at, zone: plan.zone })}</p>
      )}
      {isOdd && (
        <p class="problem">
          {clockWords(
            instant.clock as "skipped" | "twice",
            placeOf(plan.zone),
            timeOfDay(instant.at, plan.zone),
          )}
        </p>
      )}
      {plan.zone !== "" && !isZone(plan.zone) && <p class="problem">{t("plan-zone-unknown")}</p>}
    </div>
  );
}

function LengthFields({ form }: { form: Planner }) {
  const { minutes, doors, capacity } = form.plan.value;
  return (
    <div class="plan-start">
      <Field form={form} name="minutes" label={t("plan-minutes")}>
        <input
          class="input"
          type="number"
          {...marks(form, "minutes")}
          required
          min={1}
          max={1440}
          value={minutes}
          onInput={(event) => form.set({ minutes: event.currentTarget.value })}
        />
      </Field>
      <Field form={form} name="doors_minutes" label={t("plan-doors")}>
        <input
          class="input"
          type="number"
          {...marks(form, "doors_minutes")}
          required
          min={0}
          max={180}
          disabled={form.isRunning}
          value={doors}
          onInput={(event) => form.set({ doors: event.currentTarget.value })}
        />
      </Field>
      <Field form={form} name="capacity" label={t("plan-capacity")} hint={t("plan-capacity-hint")}>
        <input
          class="input"
          type="number"
          {...marks(form, "capacity", true)}
          min={1}
          max={100_000}
          value={capacity}
          onInput={(event) => form.set({ capacity: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}
