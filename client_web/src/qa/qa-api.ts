// What is asked over HTTP about Q&A sessions. Its shapes are the server's `qa_bodies` and
// `question_bodies`.

import type { Api } from "../wire/api";
import type { Care, Notice, Poll, QaSession, Question, Room, RunOrder } from "../wire/types";
import type { Move } from "./run-order";

export type Mood = "better" | "same" | "worse";

export interface SessionPage {
  qa_sessions: QaSession[];
  next: string | null;
}

/** `ahead`: how many wait in line before oneself; null where one doesn't wait. */
export interface Place {
  admitted: boolean;
  waiting: boolean;
  ahead: number | null;
  coming: boolean;
}

/** Whether one's own questions are left out of the archive. */
export interface LeftOut {
  leave_out: boolean;
}

export interface QuestionPage {
  questions: Question[];
  next: string | null;
}

export interface Asked extends Question {
  care?: Care;
  notice?: Notice;
}

export interface Asking {
  id: string;
  text: string;
  anonymous: boolean;
}

export interface Step {
  to: Question["state"];
  reason?: string;
  answer?: string;
  /** Of a message in the room that answers it. */
  seq?: number;
  into?: string;
  level?: string;
}

export class QaApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  sessions(after: string | null, limit: number): Promise<SessionPage> {
    const query = new URLSearchParams({ limit: `${limit}`, ...(after !== null && { after }) });
    return this.#api.call("GET", `/api/qa-sessions?${query}`);
  }

  session = (id: string): Promise<QaSession> => this.#api.call("GET", path(id));
  place = (id: string): Promise<Place> => this.#api.call("GET", `${path(id)}/place`);
  takePlace = (id: string): Promise<Place> => this.#api.call("POST", `${path(id)}/place`);
  leavePlace = (id: string): Promise<Place> => this.#api.call("DELETE", `${path(id)}/place`);

  sayComing(id: string, coming: boolean): Promise<Place> {
    return this.#api.call("PUT", `${path(id)}/coming`, { coming });
  }

  move(id: string, to: QaSession["state"]): Promise<QaSession> {
    return this.#api.call("POST", `${path(id)}/transitions`, { to });
  }

  sayMood(id: string, mood: Mood): Promise<{ care: Care | null }> {
    return this.#api.call("PUT", `${path(id)}/mood`, { mood });
  }

  leftOut = (id: string): Promise<LeftOut> => this.#api.call("GET", `${path(id)}/transcript`);

  leaveOut(id: string, leave_out: boolean): Promise<LeftOut> {
    return this.#api.call("PUT", `${path(id)}/transcript`, { leave_out });
  }

  questions(id: string, after: string | null): Promise<QuestionPage> {
    const query = new URLSearchParams({ limit: "100", ...(after !== null && { after }) });
    return this.#api.call("GET", `${path(id)}/questions?${query}`);
  }

  ask(id: string, asking: Asking): Promise<Asked> {
    return this.#api.call("POST", `${path(id)}/questions`, asking);
  }

  vote(question: string, on: boolean): Promise<Question> {
    return this.#api.call("POST", `${questionPath(question)}/votes`, { on });
  }

  step(question: string, step: Step): Promise<Question> {
    return this.#api.call("POST", `${questionPath(question)}/transitions`, step);
  }

  order = (id: string): Promise<RunOrder> => this.#api.call("GET", `${path(id)}/order`);

  /** `version`: of the order that was seen. */
  putBefore({ question, before }: Move, version: number): Promise<RunOrder> {
    return this.#api.call("PUT", `${questionPath(question)}/order`, { before, version });
  }

  orderByVotes(id: string, version: number): Promise<RunOrder> {
    return this.#api.call("DELETE", `${path(id)}/order?version=${version}`);
  }

  /** The room of those who run it; whoever comes first opens it. */
  backstage = (id: string): Promise<Room> => this.#api.call("PUT", `${path(id)}/backstage`);

  polls = (id: string): Promise<{ polls: Poll[] }> => this.#api.call("GET", `${path(id)}/polls`);

  openPoll(id: string, question: string, options: readonly string[]): Promise<Poll> {
    return this.#api.call("POST", `${path(id)}/polls`, { question, options });
  }

  votePoll(poll: string, option: number): Promise<Poll> {
    return this.#api.call("POST", `/api/polls/${encodeURIComponent(poll)}/votes`, { option });
  }

  closePoll(poll: string): Promise<Poll> {
    return this.#api.call("POST", `/api/polls/${encodeURIComponent(poll)}/close`);
  }
}

/** A session's file for a calendar. */
export function calendarFile(id: string): string {
  return `${path(id)}.ics`;
}

function path(session: string): string {
  return `/api/qa-sessions/${encodeURIComponent(session)}`;
}

function questionPath(question: string): string {
  return `/api/questions/${encodeURIComponent(question)}`;
}
