// How a session is run: what is looked at beforehand, who talks, what stays.

import { t } from "../i18n";
import { Part, Switch } from "./parts";
import type { Planner } from "./planner";

const RULES = [
  ["preModerated", "plan-pre-moderated"],
  ["anonymous", "plan-anonymous"],
  ["quiet", "plan-quiet"],
  ["transcript", "plan-transcript"],
] as const;

export function Rules({ form }: { form: Planner }) {
  const plan = form.plan.value;
  return (
    <Part title={t("plan-rules")}>
      <div class="choices">
        {RULES.map(([name, words]) => (
          <Switch
            key={name}
            label={t(words)}
            hint={t(`${words}-hint`)}
            checked={plan[name]}
            onChange={(on) => form.set({ [name]: on })}
          />
        ))}
      </div>
    </Part>
  );
}
