// The instant that a wall time and a zone make, by the browser's own knowledge of zones: for what
// is shown while somebody types. What counts is the server's answer, which follows the same rules.

import type { PlannedTime } from "./plan-api";

export interface Instant {
  at: number;
  /** Whether a change of the clock skips that wall time, or has it twice. */
  clock: PlannedTime["clock"];
}

const DAY_MS = 86_400_000;
const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/**
 * Of a wall time such as `2027-03-28T19:00`; null for what is none, and for a zone that this browser
 * doesn't know. One that is skipped is read with the offset before the change, and one that comes
 * twice is the first (RFC 5545, 3.3.5).
 */
export function instantOf(wall: string, zone: string): Instant | null {
  const asUtc = WALL.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN;
  if (Number.isNaN(asUtc) || !isZone(zone)) return null;
  // No zone changes its clock twice within two days, so these are the only offsets it could have.
  const before = asUtc - offsetAt(asUtc - DAY_MS, zone);
  const after = asUtc - offsetAt(asUtc + DAY_MS, zone);
  const fits = (at: number) => at + offsetAt(at, zone) === asUtc;
  if (before === after) return { at: before, clock: "none" };
  if (fits(before) && fits(after)) return { at: Math.min(before, after), clock: "twice" };
  if (!fits(before) && !fits(after)) return { at: before, clock: "skipped" };
  return { at: fits(before) ? before : after, clock: "none" };
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Every zone that this browser knows, by its IANA name. */
export function zones(): readonly string[] {
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];
}

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How far a zone's clock is ahead of UTC then, in ms. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-u-nu-latn-ca-gregory", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(at / 1000) * 1000;
}
