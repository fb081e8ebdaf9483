// Whether a session recurs, in words, and the times that this comes to, which the server says.

import { useEffect } from "preact/hooks";
import { t, timeOfDay } from "../i18n";
import { placeOf, whenWords } from "../qa/times";
import { clockWords, Field, marks, Switch } from "./parts";
import type { PlannedTime } from "./plan-api";
import type { Planner } from "./planner";
import {
  choicesFor,
  DAYS,
  type Day,
  dayOf,
  daysOf,
  type Every,
  placeInMonth,
  type Repeats,
} from "./repeats";
import { dayName } from "./words";
import { instantOf } from "./zoned-time";

const LOOK_AFTER_MS = 300;

export function Repeating({ form }: { form: Planner }) {
  const { repeats, date } = form.plan.value;
  const set = (change: Partial<Repeats>) =>
    form.set({ repeats: { ...repeats, ...change }, leftOut: [] });
  const choices = choicesFor(date);
  const isCounted = repeats.every !== "never" && repeats.every !== "rule";
  useEffect(() => {
    // The day has moved to where this isn't one of the choices.
    if (!choices.includes(repeats.every)) set({ every: "never" });
  }, [date]);
  return (
    <>
      <Field form={form} name="rrule" label={t("plan-repeats")}>
        <select
          class="input"
          {...marks(form, "rrule")}
          value={repeats.every}
          onChange={(event) => set({ every: event.currentTarget.value as Every })}
        >
          {choices.map((every) => (
            <option key={every} value={every} selected={every === repeats.every}>
              {everyWords(every, date)}
            </option>
          ))}
        </select>
      </Field>
      {repeats.every === "weekly" && <Days repeats={repeats} date={date} set={set} />}
      {isCounted && <Counted repeats={repeats} set={set} />}
      {repeats.every === "rule" && (
        <label class="field">
          <strong>{t("plan-rule")}</strong>
          <span class="hint">{t("plan-rule-hint")}</span>
          <input
            class="input code"
            dir="ltr"
            autocomplete="off"
            spellcheck={false}
            maxLength={255}
            required
            value={repeats.rule}
            onInput={(event) => set({ rule: event.currentTarget.value })}
          />
        </label>
      )}
      <Times form={form} />
    </>
  );
}

function everyWords(every: Every, date: string): string {
  const day = dayOf(date);
  return t(`plan-every-${every}`, { day: day ? dayName(day) : "", nth: placeInMonth(date) });
}

interface PartProps {
  repeats: Repeats;
  set: (change: Partial<Repeats>) => void;
}

function Days({ repeats, date, set }: PartProps & { date: string }) {
  const chosen = daysOf(repeats, date);
  const without = (day: Day) => repeats.days.filter((each) => each !== day);
  return (
    <fieldset class="field">
      <legend>{t("plan-days")}</legend>
      <div class="plan-days">
        {DAYS.map((day) => (
          <Switch
            key={day}
            label={dayName(day)}
            checked={chosen.includes(day)}
            disabled={day === dayOf(date)}
            onChange={(on) => set({ days: on ? [...repeats.days, day] : without(day) })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Counted({ repeats, set }: PartProps) {
  const { every, interval, ends, count, until } = repeats;
  return (
    <div class="plan-start">
      <label class="field">
        <strong>{t(`plan-interval-${every}`)}</strong>
        <input
          class="input"
          type="number"
          min={1}
          max={366}
          required
          value={interval}
          onInput={(event) => set({ interval: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <strong>{t("plan-ends")}</strong>
        <select
          class="input"
          value={ends}
          onChange={(event) => set({ ends: event.currentTarget.value as Repeats["ends"] })}
        >
          {(["never", "after", "on"] as const).map((each) => (
            <option key={each} value={each} selected={each === ends}>
              {t(`plan-ends-${each}`)}
            </option>
          ))}
        </select>
      </label>
      {ends === "after" && (
        <label class="field">
          <strong>{t("plan-count")}</strong>
          <input
            class="input"
            type="number"
            min={1}
            max={2_000}
            required
            value={count}
            onInput={(event) => set({ count: event.currentTarget.value })}
          />
        </label>
      )}
      {ends === "on" && (
        <label class="field">
          <strong>{t("plan-until")}</strong>
          <input
            class="input"
            type="date"
            required
            value={until}
            onInput={(event) => set({ until: event.currentTarget.value })}
          />
        </label>
      )}
    </div>
  );
}

/** The next five, each of which can be left out. */
function Times({ form }: { form: Planner }) {
  const { date, time, zone, repeats, leftOut } = form.plan.value;
  const asked = JSON.stringify([date, time, zone, repeats, leftOut]);
  useEffect(() => {
    const timer = setTimeout(() => void form.look(), LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const preview = form.preview.value;
  if (!preview?.rrule) return null;
  return (
    <section class="stack" aria-labelledby="plan-times">
      <h3 id="plan-times">{t("plan-times")}</h3>
      <ol class="plan-times">
        {preview.times.map((planned) => (
          <li key={planned.starts} class="row">
            <PlannedWords planned={planned} zone={zone} />
            <button type="button" class="button link" onClick={() => form.leaveOut(planned.starts)}>
              {t("plan-leave-out")}
              <span class="visually-hidden"> {planned.starts.slice(0, 10)}</span>
            </button>
          </li>
        ))}
      </ol>
      <p class="hint">{preview.more ? t("plan-times-more") : t("plan-times-all")}</p>
      {leftOut.length > 0 && <LeftOut form={form} />}
    </section>
  );
}

function PlannedWords({ planned, zone }: { planned: PlannedTime; zone: string }) {
  const { starts_at, clock } = planned;
  return (
    <div>
      <time dateTime={new Date(starts_at).toISOString()}>{whenWords({ starts_at, zone })}</time>
      {clock !== "none" && (
        <p class="problem">{clockWords(clock, placeOf(zone), timeOfDay(starts_at, zone))}</p>
      )}
    </div>
  );
}

function LeftOut({ form }: { form: Planner }) {
  const { leftOut, zone } = form.plan.value;
  return (
    <>
      <h3>{t("plan-left-out")}</h3>
      <ul class="plan-times">
        {leftOut.map((starts) => (
          <li key={starts} class="row">
            <del>{whenWords({ starts_at: instantOf(starts, zone)?.at ?? 0, zone })}</del>
            <button type="button" class="button link" onClick={() => form.putBack(starts)}>
              {t("plan-put-back")}
              <span class="visually-hidden"> {starts.slice(0, 10)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
