// What is asked in a session, as its reader knows it. Pure: an event in, a new state out.
//
// The room hears the same words as everybody, so what is the reader's own (theirs, voted for, why it
// was declined) is kept when the room tells of a question again.

import type { Question } from "../wire/types";

export type Questions = ReadonlyMap<string, Question>;
export type Order = "votes" | "oldest";
/** Whom something was told to: everybody in the room, those who run it, or oneself. */
export type Audience = "room" | "backstage" | "me";

const PUBLIC: ReadonlySet<Question["state"]> = new Set(["approved", "live", "answered"]);

export function heard(known: Questions, told: Question, audience: Audience): Questions {
  const before = known.get(told.id);
  const isOverheard = audience === "room" && !PUBLIC.has(told.state);
  // Of one's own, and backstage, there is a better word on another topic.
  if (isOverheard && (before?.mine || before?.asker_key || isTold(before))) return known;
  const after = new Map(known);
  if (isOverheard || told.state === "withdrawn") after.delete(told.id);
  else after.set(told.id, { ...before, ...told });
  return after;
}

/** Whether somebody backstage has it, with words that the room may not read. */
function isTold(question: Question | undefined): boolean {
  return question !== undefined && !PUBLIC.has(question.state) && question.text !== null;
}

/** As read anew: nothing of before stands. */
export function read(found: readonly Question[]): Questions {
  return new Map(found.filter(({ state }) => state !== "withdrawn").map((one) => [one.id, one]));
}

export function liveOf(known: Questions): Question | null {
  return [...known.values()].find(({ state }) => state === "live") ?? null;
}

export function inState(known: Questions, state: Question["state"], order: Order): Question[] {
  return ordered(
    [...known.values()].filter((one) => one.state === state),
    order,
  );
}

export function own(known: Questions): Question[] {
  return ordered(
    [...known.values()].filter(({ mine }) => mine),
    "oldest",
  );
}

function ordered(questions: Question[], order: Order): Question[] {
  const byAge = (a: Question, b: Question) => a.asked_at - b.asked_at || (a.id < b.id ? -1 : 1);
  if (order === "oldest") return questions.sort(byAge);
  return questions.sort((a, b) => b.votes - a.votes || byAge(a, b));
}
