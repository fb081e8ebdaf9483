// How long it may take until somebody answers, in plain words and no better than it is.

import type { CareWait } from "../wire/types";
import { t } from "./index";

const MINUTE_S = 60;

/** `hasLines`: help lines stand beside these words. A usual wait is said only where one was measured. */
export function waitWords(wait: CareWait, hasLines: boolean): string {
  if (!wait.on_shift) return t(hasLines ? "wait-nobody" : "wait-nobody-help");
  if (wait.usual_s === null) return t("wait-unknown");
  return t("wait-usual", { minutes: Math.max(1, Math.ceil(wait.usual_s / MINUTE_S)) });
}
