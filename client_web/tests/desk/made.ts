// Made-up items of the queue, and made-up cases.

import type { Case, CaseEntry, QueueItem } from "../../src/wire/types";
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

/** Of somebody else's sign of risk a moment ago: nobody has it yet. */
export function caseOf(id: string, change: Partial<Case> = {}): Case {
  return {
    id,
    level: "S2",
    state: "offered",
    person: ANA.id,
    room: "lobby",
    seq: 7,
    raised_by: "rule",
    due_at: START + 60_000,
    claimed_by: null,
    side_room: null,
    log: [],
    peak: change.level ?? "S2",
    raised_at: START,
    name: ANA.name,
    named: [],
    acked_at: null,
    replied_at: null,
    pending: null,
    ...change,
  };
}

export function entry(kind: string, change: Partial<CaseEntry> = {}): CaseEntry {
  return { kind, at: START, by: null, data: {}, words: null, ...change };
}

/** As the desk's topic tells of it: with no name and no record. */
export function caseChanged(seq: number, one: Case, more: Record<string, unknown> = {}) {
  const told = { ...one, name: null, log: [], named: [] };
  const event = { type: "case.changed", topic: "desk", seq, at: START, change: "moved" };
  return { ...event, ...more, case: told };
}
