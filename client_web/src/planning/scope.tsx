// Whether a change is for one occurrence of a series, or for all that come after it too.

import { t } from "../i18n";
import type { Planner } from "./planner";

export function Scope({ form }: { form: Planner }) {
  return (
    <fieldset class="card field">
      <legend class="plan-legend">{t("plan-scope")}</legend>
      <div class="choices">
        {([false, true] as const).map((isForAllLater) => (
          <label key={`${isForAllLater}`} class="choice">
            <input
              type="radio"
              name="scope"
              checked={form.isForAllLater.value === isForAllLater}
              onChange={() => form.chooseScope(isForAllLater)}
            />
            {t(isForAllLater ? "plan-scope-later" : "plan-scope-one")}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
