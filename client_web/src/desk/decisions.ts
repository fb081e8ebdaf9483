// Which decisions an item takes, and how weighty each is.

import type { QueueItem } from "../wire/types";
import type { Decision } from "./api";

const BY_KIND: ReadonlyMap<QueueItem["kind"], readonly Decision[]> = new Map([
  ["held", ["approve", "decline"]],
  ["report", ["remove", "dismiss"]],
  ["worry", ["approve", "dismiss"]],
  ["appeal", ["approve", "decline"]],
]);

/** None for a kind that is newer than this page. */
export function decisionsFor(item: QueueItem): readonly Decision[] {
  return BY_KIND.get(item.kind) ?? [];
}
