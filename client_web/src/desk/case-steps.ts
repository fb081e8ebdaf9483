// What may be done with a case, and by whom: the server's table of states, mirrored, so that a
// desk offers nothing that will be refused. The server decides; a test compares the two tables.

import type { Case, Person } from "../wire/types";
import type { CaseState, Level } from "./case-api";

export const TRANSITIONS: Readonly<Record<CaseState, readonly CaseState[]>> = {
  raised: ["claimed", "false_alarm"],
  offered: ["claimed", "false_alarm"],
  claimed: ["engaged", "disengaged", "emergency", "offered", "false_alarm"],
  engaged: [
    "safety_planned",
    "contact_confirmed",
    "handed_off",
    "disengaged",
    "emergency",
    "offered",
    "false_alarm",
  ],
  safety_planned: ["contact_confirmed", "handed_off", "disengaged", "emergency"],
  handed_off: ["contact_confirmed", "disengaged", "emergency"],
  emergency: ["contact_confirmed"],
  contact_confirmed: ["follow_up", "closed", "emergency"],
  follow_up: ["engaged", "closed", "emergency"],
  disengaged: ["engaged", "follow_up", "closed", "emergency"],
  false_alarm: ["closed", "offered"],
  closed: [],
};

/** The server takes these only with a line about why. */
const EXPLAINED: ReadonlySet<CaseState> = new Set([
  "emergency",
  "handed_off",
  "closed",
  "false_alarm",
]);
const SECOND_PERSON_FROM: Level = "S3";
export const LEVELS = ["S1", "S2", "S3", "S4"] as const;

export interface Who {
  readonly me: Person["id"];
  /** Managing staff move a case where nobody else can. */
  readonly isManaging: boolean;
}

export function isOpen(one: Case): boolean {
  return one.state !== "closed";
}

export function isGrave({ level }: Pick<Case, "level">): boolean {
  return level >= SECOND_PERSON_FROM;
}

export function needsWords(to: CaseState): boolean {
  return EXPLAINED.has(to);
}

/** Whether the step waits, once taken, until somebody else takes it too. */
export function needsSecond(one: Case, to: CaseState): boolean {
  return to === "emergency" || (to === "closed" && one.peak >= SECOND_PERSON_FROM);
}

/** The step that waits for me to be its second person. */
export function toConfirm({ pending }: Case, { me }: Who): CaseState | null {
  if (!pending || pending.by === me) return null;
  return pending.second === null || pending.second === me ? pending.to : null;
}

export function canClaim(one: Case): boolean {
  return isOpen(one) && one.claimed_by === null;
}

export function canAcknowledge(one: Case): boolean {
  return canClaim(one) && (one.acked_at ?? null) === null;
}

/** Writing a plan, handing over, changing the level. */
export function isMine(one: Case, { me, isManaging }: Who): boolean {
  return isOpen(one) && (one.claimed_by === me || isManaging);
}

/** The steps that I may take now; taking the case itself is apart. */
export function stepsFor(one: Case, who: Who): readonly CaseState[] {
  const known = Object.hasOwn(TRANSITIONS, one.state) ? TRANSITIONS[one.state] : [];
  const following = known.filter((to) => to !== "claimed");
  if (isMine(one, who)) return following;
  if (one.claimed_by !== null) return [];
  return one.state === "false_alarm" ? following : following.filter((to) => to === "false_alarm");
}
