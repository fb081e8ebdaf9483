// Who is on shift, oneself included: going on, in which role and for how long, and going off.

import { useSignal } from "@preact/signals";
import { useEvery } from "../components/hooks";
import { moment, t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { ShiftRole } from "./case-api";
import type { Shifts } from "./shifts";

const REFRESH_MS = 30_000;
const ROLES = ["primary", "backup", "supervisor"] as const;
const HOURS = [1, 2, 4, 6, 8, 12] as const;
const HOURS_AT_FIRST = 8;

export function ShiftBar({ shifts }: { shifts: Shifts }) {
  useEvery(REFRESH_MS, () => void shifts.load());
  const { mine, others, isUncovered, isWorkerAway } = shifts;
  return (
    <section class="shift-bar" aria-labelledby="shift-title" data-region="shift">
      <h2 id="shift-title" class="visually-hidden">
        {t("shift-title")}
      </h2>
      {mine.value ? <OnShift shifts={shifts} /> : <OffShift shifts={shifts} />}
      <p class="shift-others">
        {others.value.length === 0
          ? t("shift-nobody-else")
          : t("shift-others", {
              who: others.value
                .map(({ person, role }) =>
                  t("shift-one", { name: person.name, role: t(`shift-role-${role}`) }),
                )
                .join(", "),
            })}
      </p>
      <div role="status">
        {isWorkerAway.value && <p class="problem shift-warning">{t("shift-worker-away")}</p>}
        {isUncovered.value && <p class="problem shift-warning">{t("shift-uncovered")}</p>}
        {shifts.trouble.value && <p class="problem">{trouble(shifts.trouble.value)}</p>}
      </div>
    </section>
  );
}

function OnShift({ shifts }: { shifts: Shifts }) {
  const mine = shifts.mine.value;
  if (!mine) return null;
  return (
    <div class="row">
      <p>
        <strong>
          {t("shift-on", { role: t(`shift-role-${mine.role}`), time: moment(mine.until) })}
        </strong>
      </p>
      <button type="button" class="button" onClick={() => void shifts.end()}>
        {t("shift-end")}
      </button>
    </div>
  );
}

function OffShift({ shifts }: { shifts: Shifts }) {
  const role = useSignal<ShiftRole>("primary");
  const hours = useSignal(HOURS_AT_FIRST);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void shifts.begin(role.value, hours.value);
      }}
    >
      <label class="row">
        <span class="hint">{t("shift-role")}</span>
        <select
          class="input shift-choice"
          value={role.value}
          onChange={(event) => (role.value = event.currentTarget.value as ShiftRole)}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {t(`shift-role-${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="row">
        <span class="hint">{t("shift-hours")}</span>
        <select
          class="input shift-choice"
          value={String(hours.value)}
          onChange={(event) => (hours.value = Number(event.currentTarget.value))}
        >
          {HOURS.map((one) => (
            <option key={one} value={String(one)}>
              {t("shift-hours-count", { count: one })}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button primary">
        {t("shift-begin")}
      </button>
    </form>
  );
}
