// The organisation's figures: counts and times by week and level, of which nothing names anybody.

import type { Api } from "../wire/api";
import type { Level } from "./case-api";

export interface WeekFigures {
  /** Its Monday. */
  week: string;
  level: Level;
  cases: number;
  open: number;
  unacknowledged: number;
  acknowledged_in_time: number;
  replied: number;
  replied_in_time: number;
  acknowledge_median_s: number | null;
  acknowledge_p90_s: number | null;
  reply_median_s: number | null;
  reply_p90_s: number | null;
  outcomes: Record<string, number>;
  raised_by: Record<string, number>;
}

/** ISO days, both of which count. */
export interface Range {
  readonly since: string;
  readonly until: string;
}

/** One week with its levels, the gravest first. */
export interface WeekBar {
  readonly week: string;
  readonly total: number;
  readonly levels: readonly { readonly level: Level; readonly cases: number }[];
  /** Of all of its cases; null where there are none. */
  readonly acknowledged: number | null;
  readonly replied: number | null;
}

const DAY_MS = 86_400_000;
const WEEKS_AT_FIRST = 12;

export function rangeAtFirst(now: number): Range {
  const since = now - (WEEKS_AT_FIRST * 7 - 1) * DAY_MS;
  return { since: isoDay(since), until: isoDay(now) };
}

/** The server's `until` is the first day that doesn't count. */
export function queryOf({ since, until }: Range): string {
  const after = isoDay(Date.parse(until) + DAY_MS);
  return new URLSearchParams({ since, until: after }).toString();
}

export function csvPath(range: Range): string {
  return `/api/figures/cases.csv?${queryOf(range)}`;
}

export async function loadFigures(api: Api, range: Range): Promise<WeekFigures[]> {
  const path = `/api/figures/cases?${queryOf(range)}`;
  return (await api.call<{ weeks: WeekFigures[] }>("GET", path)).weeks;
}

/** Every week of the range, those without a case too: a gap in time is not to look like none. */
export function barsOf(figures: readonly WeekFigures[], range: Range): WeekBar[] {
  const byWeek = new Map<string, WeekFigures[]>();
  for (const one of figures) byWeek.set(one.week, [...(byWeek.get(one.week) ?? []), one]);
  return weeksOf(range).map((week) => barOf(week, byWeek.get(week) ?? []));
}

function barOf(week: string, levels: readonly WeekFigures[]): WeekBar {
  const total = sum(levels, ({ cases }) => cases);
  const share = (count: number) => (total === 0 ? null : count / total);
  return {
    week,
    total,
    levels: levels.map(({ level, cases }) => ({ level, cases })),
    acknowledged: share(sum(levels, (one) => one.acknowledged_in_time)),
    replied: share(sum(levels, (one) => one.replied_in_time)),
  };
}

function weeksOf({ since, until }: Range): string[] {
  const weeks: string[] = [];
  for (let at = mondayOf(Date.parse(since)); at <= Date.parse(until); at += 7 * DAY_MS) {
    weeks.push(isoDay(at));
  }
  return weeks;
}

function mondayOf(at: number): number {
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return at - sinceMonday * DAY_MS;
}

function sum<One>(list: readonly One[], of: (one: One) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, "2027-03-01".length);
}
