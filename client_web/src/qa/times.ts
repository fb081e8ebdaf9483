// When a session is: where its host is, and where the reader is.

import { date, day, span, t, timeOfDay } from "../i18n";
import type { QaSession } from "../wire/types";

type Timed = Pick<QaSession, "starts_at" | "zone">;

const MINUTE_MS = 60_000;
const LAST_MINUTES = 5;

/** Such as "Monday, 29 March, 19:00 in London, 20:00 for you". */
export function whenWords(session: Timed, here: string = ownZone()): string {
  const at = session.starts_at;
  const own = { day: day(at, here), time: timeOfDay(at, here) };
  const there = wallTime(session) ?? own;
  if (there.day === own.day && there.time === own.time) return t("qa-when-here", own);
  const place = placeOf(session.zone);
  if (there.day === own.day) {
    return t("qa-when-both", { day: own.day, there: there.time, place, here: own.time });
  }
  return t("qa-when-days", {
    there: `${there.day}, ${there.time}`,
    place,
    here: `${own.day}, ${own.time}`,
  });
}

/** Such as "3 March 2026": the day that a file of the archive has, too. */
export function dateOf(at: number): string {
  return date(new Date(at).toISOString());
}

/** "Europe/London" is called by its town: there is no better name for it in every language. */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** null for a zone that this browser doesn't know. */
function wallTime({ starts_at, zone }: Timed): { day: string; time: string } | null {
  try {
    return { day: day(starts_at, zone), time: timeOfDay(starts_at, zone) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How long until it begins, or how long it has. */
export function timerWords(
  { state, starts_at, minutes }: Pick<QaSession, "state" | "starts_at" | "minutes">,
  now: number,
): string {
  const left_ms = starts_at + minutes * MINUTE_MS - now;
  if ((state === "scheduled" || state === "doors") && starts_at > now) {
    return t("run-timer-starts", { wait: span(starts_at - now) });
  }
  if (state !== "live" && state !== "wrapping") return "";
  if (left_ms > minutes * MINUTE_MS) return t("run-timer-early"); // it began before its time
  if (left_ms > 0) return t("run-timer-left", { time: span(left_ms) });
  return t("run-timer-over", { time: span(-left_ms) });
}

/** Whole minutes: seconds that run would be watched. */
export function elapsedWords(since: number, now: number): string {
  const minutes = Math.floor((now - since) / MINUTE_MS);
  return t("run-live-for", { minutes: Math.max(0, minutes) });
}

/** Whether it is time to come to an end, while there still is any. */
export function isLastMinutes(
  { state, starts_at, minutes }: Pick<QaSession, "state" | "starts_at" | "minutes">,
  now: number,
): boolean {
  const left_ms = starts_at + minutes * MINUTE_MS - now;
  return state === "live" && left_ms > 0 && left_ms <= LAST_MINUTES * MINUTE_MS;
}
