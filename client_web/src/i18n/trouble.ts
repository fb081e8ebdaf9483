// What went wrong, in kind plain words, with when it ends where that is known.

import { asRefusal } from "../wire/refusal";
import { has, moment, span, t } from "./index";

export function trouble(code: string, until: number | null = null): string {
  const left_ms = until === null ? 0 : until - Date.now();
  if (until !== null && left_ms > 0 && has(`trouble-${code}-until`)) {
    return t(`trouble-${code}-until`, { time: moment(until), wait: span(left_ms) });
  }
  return has(`trouble-${code}`) ? t(`trouble-${code}`) : t("trouble-other");
}

/** The words for a thrown refusal; `instead` gives some codes words of their own. */
export function troubleOf(error: unknown, instead: Record<string, string> = {}): string {
  const { code } = asRefusal(error);
  const own = instead[code];
  return own ? t(own) : trouble(code);
}
