// The page's title says how many cases are late, and of what, nothing: a tab can be seen by anybody.

import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import type { CaseDesk } from "./cases";

const EVERY_MS = 1_000;

/** Also while the page is out of sight, for that is when a title is looked at. */
export function useLateTitle(desk: CaseDesk): void {
  useEffect(() => {
    const show = () => {
      document.title = titleFor(desk.late);
    };
    show();
    const timer = setInterval(show, EVERY_MS);
    return () => {
      clearInterval(timer);
      document.title = titleFor(0);
    };
  }, [desk]);
}

export function titleFor(late: number): string {
  return late > 0 ? `(${late}) ${t("product")}` : t("product");
}
