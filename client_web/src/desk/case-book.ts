// The cases that are known, and the order in which they are to be looked at. Pure.

import type { Case } from "../wire/types";
import { isLate } from "./case-clock";

export type Cases = ReadonlyMap<string, Case>;

/** The gravest first, then the oldest: as the server lists them. */
export function inOrder(cases: Cases): Case[] {
  return [...cases.values()].sort(
    (one, other) =>
      other.level.localeCompare(one.level) ||
      one.raised_at - other.raised_at ||
      (one.id < other.id ? -1 : 1),
  );
}

/**
 * A case as it is now, over what was known of it. An event carries no name and no record, and
 * neither does a list the record: what is known of them stays.
 */
export function merged(known: Case | undefined, news: Case): Case {
  if (!known) return news;
  return {
    ...news,
    name: news.name ?? known.name ?? null,
    log: news.log.length > 0 ? news.log : known.log,
    named: joined(known.named ?? [], news.named ?? []),
  };
}

/** The open cases with one as it now is; once closed it is gone from them. */
export function withCase(cases: Cases, news: Case): Cases {
  const next = new Map(cases);
  if (news.state === "closed") next.delete(news.id);
  else next.set(news.id, merged(cases.get(news.id), news));
  return next;
}

export function lateCount(cases: Cases, now: number): number {
  return [...cases.values()].filter((one) => isLate(one, now)).length;
}

/** When the newest thing in a case's record was written; 0 where the record isn't known. */
export function recordedUpTo({ log }: Case): number {
  return log.at(-1)?.at ?? 0;
}

function joined(known: NonNullable<Case["named"]>, news: NonNullable<Case["named"]>) {
  return [...new Map([...known, ...news].map((person) => [person.id, person])).values()];
}
