// The archive as somebody looks through it: what they look for, what was found, what went wrong.

import { signal } from "@preact/signals";
import { asRefusal } from "../wire/refusal";
import type { ArchiveApi, ArchivedAnswer, ArchivePage, Wanted } from "./archive-api";

export interface Results {
  readonly wanted: Wanted;
  readonly answers: readonly ArchivedAnswer[];
  /** Where the next ones begin; null: these are all. */
  readonly next: string | null;
}

export class Archive {
  /** null until the first answer. */
  readonly results = signal<Results | null>(null);
  /** Why the last search did not work. */
  readonly failure = signal<string | null>(null);
  readonly #api: ArchiveApi;
  #searches = 0;

  constructor(api: ArchiveApi) {
    this.#api = api;
  }

  /** What was looked for last is what is shown, however late the others answer. */
  search(wanted: Wanted): Promise<void> {
    return this.#read(wanted, [], null);
  }

  /** Those after what is shown; the first of them, where there are any. */
  async more(): Promise<ArchivedAnswer | undefined> {
    const shown = this.results.value;
    if (!shown?.next) return undefined;
    await this.#read(shown.wanted, shown.answers, shown.next);
    return this.results.value?.answers[shown.answers.length];
  }

  async #read(
    wanted: Wanted,
    known: readonly ArchivedAnswer[],
    after: string | null,
  ): Promise<void> {
    this.#searches += 1;
    const search = this.#searches;
    let page: ArchivePage | null = null;
    let failure: string | null = null;
    try {
      page = await this.#api.search(wanted, after);
    } catch (error) {
      failure = asRefusal(error).code;
    }
    if (search !== this.#searches) return;
    this.failure.value = failure;
    if (page)
      this.results.value = { wanted, answers: [...known, ...page.answers], next: page.next };
  }
}
