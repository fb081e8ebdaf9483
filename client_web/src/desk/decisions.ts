// Which decisions an item takes, and how weighty each is.

import type { QueueItem } from "../wire/types";
import type { Decision } from "./api";

const BY_KIND: Record<QueueItem["kind"], readonly Decision[]> = {
  held: ["approve", "decline"],
  report: ["remove", "dismiss"],
  worry: ["approve", "dismiss"],
  appeal: ["approve", "decline"],
};

export function decisionsFor(item: QueueItem): readonly Decision[] {
  return BY_KIND[item.kind];
}
