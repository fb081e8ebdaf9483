// How a session recurs: the choices of the form, and the rule that they make. What times a rule
// makes, the server says: it is never followed here.

export const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Day = (typeof DAYS)[number];

/** `nth`: by the month, on the weekday of the start, counted from its first; `last`: its last. */
export type Every = "never" | "daily" | "weekly" | "nth" | "last" | "rule";

export interface Repeats {
  readonly every: Every;
  /** Every how many days, weeks or months, as it is typed. */
  readonly interval: string;
  /** Besides the start's own. */
  readonly days: readonly Day[];
  readonly ends: "never" | "after" | "on";
  readonly count: string;
  /** An ISO date: the last day on which it may be. */
  readonly until: string;
  /** As it is typed, for what the choices don't have. */
  readonly rule: string;
}

export const ONCE: Repeats = {
  every: "never",
  interval: "1",
  days: [],
  ends: "never",
  count: "6",
  until: "",
  rule: "",
};

const FREQUENCIES = { daily: "DAILY", weekly: "WEEKLY", nth: "MONTHLY", last: "MONTHLY" } as const;

/** The weekday of an ISO date; null for what is none. */
export function dayOf(date: string): Day | null {
  const at = Date.parse(`${date}T00:00Z`);
  return Number.isNaN(at) ? null : (DAYS[(new Date(at).getUTCDay() + 6) % 7] ?? null);
}

/** The how manieth of its weekday a date is in its month, from 1. */
export function placeInMonth(date: string): number {
  return Math.ceil(Number(date.slice(8, 10)) / 7);
}

/** Whether no such weekday follows in the month of an ISO date. */
export function isLastInMonth(date: string): boolean {
  const at = new Date(`${date}T00:00Z`);
  return new Date(at.getTime() + 7 * 86_400_000).getUTCMonth() !== at.getUTCMonth();
}

/** The choices that a start on this date leaves: not each month has a fifth weekday. */
export function choicesFor(date: string): readonly Every[] {
  const isDate = dayOf(date) !== null;
  const monthly: Every[] = isDate && placeInMonth(date) < 5 ? ["nth"] : [];
  if (isDate && isLastInMonth(date)) monthly.push("last");
  return ["never", "daily", "weekly", ...monthly, "rule"];
}

/** The rule for a start on `date`, as RFC 5545 writes it; null: it is once. */
export function ruleOf(repeats: Repeats, date: string): string | null {
  const { every, interval } = repeats;
  if (every === "never") return null;
  if (every === "rule") return repeats.rule.trim();
  const parts = [`FREQ=${FREQUENCIES[every]}`];
  if (Number(interval) !== 1) parts.push(`INTERVAL=${interval}`);
  const day = dayOf(date);
  if (every === "weekly") parts.push(`BYDAY=${daysOf(repeats, date).join(",")}`);
  if (every === "nth") parts.push(`BYDAY=${placeInMonth(date)}${day}`);
  if (every === "last") parts.push(`BYDAY=-1${day}`);
  if (repeats.ends === "after") parts.push(`COUNT=${repeats.count}`);
  if (repeats.ends === "on") parts.push(`UNTIL=${repeats.until.replaceAll("-", "")}`);
  return parts.join(";");
}

/** The weekdays that are meant, the start's own always among them. */
export function daysOf({ days }: Repeats, date: string): readonly Day[] {
  return DAYS.filter((day) => day === dayOf(date) || days.includes(day));
}
