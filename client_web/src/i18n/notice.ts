// What the author of a text that waits, or isn't shown, is told: why, what happens next, and what
// follows from it. The server says it in English too, for a reason that isn't known here yet.

import type { Notice, NoticeConsequence } from "../wire/types";
import { has, span, t } from "./index";

const MINUTE_S = 60;
// Whoever hurts others isn't told that they did nothing wrong; everybody else whose text waits is.
const BLAMED: ReadonlySet<string> = new Set(["insult", "threat", "spam"]);

export function noticeWords(notice: Notice, outcome: "held" | "declined"): string {
  const why = `notice-${outcome}-${notice.code.replaceAll("_", "-")}`;
  if (!has(why)) return notice.message;
  const words = [t(why)];
  if (outcome === "held") {
    words.push(waiting(notice));
    if (!BLAMED.has(notice.code)) words.push(t("notice-no-fault"));
  }
  if (notice.consequence) words.push(consequenceWords(notice.consequence));
  if (notice.offers.includes("appeal")) words.push(t("notice-appeal"));
  return words.join(" ");
}

function waiting({ wait_s, is_usual }: Notice): string {
  if (wait_s == null) return t("notice-waits");
  const minutes = Math.max(1, Math.round(wait_s / MINUTE_S));
  return t(is_usual ? "notice-usual-wait" : "notice-longest-wait", { minutes });
}

function consequenceWords({ kind, seconds, every_s }: NoticeConsequence): string {
  const during = seconds == null ? null : span(seconds * 1000);
  if (kind === "slowed") {
    return t("notice-slowed", { during: during ?? "", every: span((every_s ?? 0) * 1000) });
  }
  if (kind === "warning" || kind === "ban") return t(`notice-${kind}`);
  return during === null ? t("notice-read-only") : t("notice-read-only-for", { during });
}
