// Made-up items of the moderators' queue.

import type { QueueItem } from "../../src/wire/types";
import { ANA, START } from "../fakes";

export function queueItem(id: string, change: Partial<QueueItem> = {}): QueueItem {
  return {
    id,
    kind: "held",
    room: "lobby",
    seq: null,
    person: ANA.id,
    author: ANA,
    text: `words of ${id}`,
    reasons: [{ category: "insult", rule: "conduct.insult.one" }],
    level: null,
    claimed_by: null,
    claimed_until: null,
    at: START,
    state: "open",
    lane: "conduct",
    is_urgent: false,
    decision: null,
    ...change,
  };
}
