// The items that wait, in the order in which they are to be looked at. Pure: no page, no server.

import type { QueueItem } from "../wire/types";

export type Items = ReadonlyMap<string, QueueItem>;

/** People at risk first, by level; then what is urgent; then what has waited longest. */
export function inOrder(items: Items): QueueItem[] {
  return [...items.values()].sort(
    (one, other) =>
      priority(other) - priority(one) || one.at - other.at || (one.id < other.id ? -1 : 1),
  );
}

function priority({ level, is_urgent }: QueueItem): number {
  const risk = level === null ? 0 : Number(level.slice(1)) + 1;
  return 2 * risk + Number(is_urgent ?? false);
}

/** The items with one of them as it now is: put in, changed, or gone once it was decided. */
export function withItem(items: Items, item: QueueItem): Items {
  const next = new Map(items);
  if (item.state !== "open") next.delete(item.id);
  else next.set(item.id, item);
  return next;
}

/** Whether somebody else is at it just now. */
export function isTaken(item: QueueItem, me: string, now: number): boolean {
  const isAnothers = item.claimed_by !== null && item.claimed_by !== me;
  return isAnothers && (item.claimed_until ?? 0) > now;
}

/** What follows in a list, or comes before; at its ends the last one itself. */
export function neighbour<One extends { id: string }>(
  order: readonly One[],
  id: string | null,
  step: 1 | -1,
): One | null {
  const here = order.findIndex((item) => item.id === id);
  if (here === -1) return order[0] ?? null;
  return order[Math.min(Math.max(here + step, 0), order.length - 1)] ?? null;
}

const HARD_LANES = new Set(["care", "child_safety"]);
const HARD_CATEGORIES = new Set(["hate", "threat", "encouragement", "grooming", "sexual_minor"]);

/** Whether reading it may weigh on whoever does. */
export function isHard(item: QueueItem): boolean {
  return (
    HARD_LANES.has(item.lane ?? "") ||
    item.reasons.some(({ category }) => HARD_CATEGORIES.has(category))
  );
}
