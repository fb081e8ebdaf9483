// After a run of hard items: a word to whoever reads them.

import { t } from "../i18n";
import type { Desk } from "./desk";

export function BreakPrompt({ desk }: { desk: Desk }) {
  if (!desk.needsBreak || desk.opened.value) return null;
  const goOn = () => desk.takeBreak();
  return (
    <div class="card stack desk-break" role="status">
      <h2>{t("desk-break-title")}</h2>
      <p>{t("desk-break-body", { count: desk.hardOpened.value })}</p>
      <div class="row">
        <a class="button primary" href="/help">
          {t("desk-break-rest")}
        </a>
        <button type="button" class="button" onClick={goOn}>
          {t("desk-break-go-on")}
        </button>
      </div>
    </div>
  );
}
