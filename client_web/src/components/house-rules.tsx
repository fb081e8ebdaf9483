// The house rules, the same wherever they are shown.

import { t } from "../i18n";

const RULES = ["rule-1", "rule-2", "rule-3", "rule-4", "rule-5"];

export function HouseRules() {
  return (
    <ol class="bullets">
      {RULES.map((rule) => (
        <li key={rule}>{t(rule)}</li>
      ))}
    </ol>
  );
}
