// What a report, or a worry, is about: a code on the wire, which everybody reads in their own
// language.

import { t } from "./index";

export const COMPLAINTS = {
  report: ["unkind", "hate", "unsafe", "private", "other"],
  concern: ["low", "harm", "danger", "other"],
} as const;

export type ComplaintKind = keyof typeof COMPLAINTS;

/** A code in words; whatever else somebody gave as their reason, as they gave it. */
export function complaintWords(kind: ComplaintKind, reason: string): string {
  const codes: readonly string[] = COMPLAINTS[kind];
  return codes.includes(reason) ? t(`${kind}-${reason}`) : reason;
}
