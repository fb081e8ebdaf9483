// What is asked over HTTP about sessions that are over. Its shapes are the server's `qa_bodies`.

import type { Api } from "../wire/api";
import type { Person } from "../wire/types";
import type { Mood } from "./qa-api";

/** `asker` null: without their name. `answer` null: nothing of it is in writing. */
export interface ArchivedAnswer {
  id: string;
  session: string;
  title: string;
  starts_at: number;
  tags: string[];
  question: string;
  answer: string | null;
  answered_by: Person | null;
  asker: Person | null;
  votes: number;
}

export interface ArchivePage {
  answers: ArchivedAnswer[];
  next: string | null;
}

/** `questions`: how many are in each state; `wait_median_s`: null where nothing was answered. */
export interface SessionReport {
  coming: number;
  places_taken: number;
  askers: number;
  questions: Record<string, number>;
  votes: number;
  wait_median_s: number | null;
  moods: Partial<Record<Mood, number>>;
}

export interface Wanted {
  readonly words: string;
  readonly tag: string | null;
}

export type FileForm = "md" | "csv" | "json";

export class ArchiveApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  search({ words, tag }: Wanted, after: string | null): Promise<ArchivePage> {
    const query = new URLSearchParams({
      q: words,
      ...(tag && { tag }),
      ...(after !== null && { after }),
    });
    return this.#api.call("GET", `/api/qa-archive?${query}`);
  }

  ofSession(id: string): Promise<ArchivePage> {
    return this.#api.call("GET", `${path(id)}/archive`);
  }

  report(id: string): Promise<SessionReport> {
    return this.#api.call("GET", `${path(id)}/report`);
  }
}

/** A session's archive as a file. */
export function archiveFile(id: string, form: FileForm): string {
  return `${path(id)}/archive.${form}`;
}

function path(session: string): string {
  return `/api/qa-sessions/${encodeURIComponent(session)}`;
}
