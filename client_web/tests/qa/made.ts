// Made-up Q&A sessions and what is asked in them.

import type { ArchivedAnswer } from "../../src/qa/archive-api";
import type { Person, Poll, QaSession, Question } from "../../src/wire/types";
import { ANA, START } from "../fakes";

export const HANA: Person = { id: "hana", name: "Hana", roles: ["host"] };
export const EDEN: Person = { id: "eden", name: "Dr. Eden", roles: ["expert"] };

export function sessionOf(change: Partial<QaSession> = {}): QaSession {
  return {
    id: "sleep",
    title: "Sleep, and what keeps us from it",
    about: "Bring what keeps you awake.",
    tags: ["sleep"],
    room: "lobby",
    starts: "2027-03-01T12:00",
    zone: "Europe/London",
    starts_at: START,
    minutes: 60,
    doors_minutes: 15,
    capacity: null,
    experts: [EDEN],
    hosts: [HANA],
    rrule: null,
    language: "en",
    pre_moderated: true,
    anonymous: true,
    state: "scheduled",
    coming: 3,
    ...change,
  };
}

export function questionOf(id: string, change: Partial<Question> = {}): Question {
  return {
    id,
    session: "sleep",
    text: `question ${id}`,
    state: "approved",
    votes: 0,
    asker: ANA,
    answer: null,
    answered_by: null,
    anonymous: false,
    asked_at: START,
    ...change,
  };
}

export function pollOf(change: Partial<Poll> = {}): Poll {
  const made = { id: "poll", session: "sleep", question: "How did you sleep?" };
  return { ...made, options: ["Well", "Badly"], open: true, mine: null, counts: null, ...change };
}

export function archivedOf(id: string, change: Partial<ArchivedAnswer> = {}): ArchivedAnswer {
  return {
    id,
    session: "sleep",
    title: "Sleep, and what keeps us from it",
    starts_at: START,
    tags: ["sleep"],
    question: `Why do I wake ${id}?`,
    answer: "Sleep is lightest then.",
    answered_by: EDEN,
    asker: ANA,
    votes: 2,
    ...change,
  };
}
