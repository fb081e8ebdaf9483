// The help lines of the country that somebody chose: fetched, and kept on this device so that
// they are there without a network. Nobody's country is ever guessed or looked up.
//
// A kept line goes by the same date as a fetched one: past it, it is not shown. Leave quickly
// wipes what is kept, and nothing is kept after it.

import { computed, signal } from "@preact/signals";
import type { Api } from "../wire/api";
import type { HelpLine } from "../wire/types";

const KEY = "lamplight/helplines";
/** The fallback's country; the screen has its address without the server. */
const WORLD = "001";
const OFFERED_AT_MOST = 4;

interface Kept {
  country: string;
  lines: HelpLine[];
  countries: string[];
}

const NOTHING: Kept = { country: "", lines: [], countries: [] };

export class Helplines {
  /** An ISO 3166 code, or "" before anybody has chosen. */
  readonly country = signal("");
  readonly countries = signal<readonly string[]>([]);
  readonly hasFailed = signal(false);
  readonly lines = computed(() => this.#lines.value.filter(isCurrent));
  readonly #lines = signal<readonly HelpLine[]>([]);
  readonly #api: Api;
  readonly #storage: Storage;
  readonly #language: string;
  #isStopped = false;

  /** Lines in `language` come first. */
  constructor(api: Api, storage: Storage, language: string) {
    this.#api = api;
    this.#storage = storage;
    this.#language = language;
    const { country, lines, countries } = this.#kept();
    this.country.value = country;
    this.countries.value = countries;
    this.#lines.value = lines;
  }

  async choose(country: string): Promise<void> {
    this.country.value = country;
    this.#lines.value = []; // another country's number is worse than none
    this.#tell(country || null);
    await this.load();
  }

  /** Somebody has signed in: the server may not know yet what was chosen on this device. */
  signedIn(): void {
    if (this.country.peek()) this.#tell(this.country.peek());
  }

  async load(): Promise<void> {
    const country = this.country.peek();
    try {
      const answer = await this.#api.helplines(country, this.#language);
      if (this.#isStopped || country !== this.country.peek()) return;
      this.countries.value = answer.countries.map(({ code }) => code);
      this.#lines.value = answer.lines.filter((line) => line.country !== WORLD);
      this.hasFailed.value = false;
      this.#keep();
    } catch {
      if (country === this.country.peek()) this.hasFailed.value = true;
    }
  }

  /**
   * Of lines that the server offered, those that are still good and of the chosen country: the
   * country may have been chosen before or after, and another country's number is worse than none.
   */
  fitting(offered: readonly HelpLine[]): readonly HelpLine[] {
    const chosen = this.country.value;
    const fit = offered.filter(
      (line) => isCurrent(line) && (!chosen || line.country === chosen || line.country === WORLD),
    );
    const isThere = !chosen || fit.some(({ country }) => country === chosen);
    return isThere ? fit : [...this.lines.value.slice(0, OFFERED_AT_MOST), ...fit];
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** The private card names the same country's lines; whoever isn't signed in gets no card. */
  #tell(country: string | null): void {
    this.#api.setCountry(country).catch(() => undefined);
  }

  #kept(): Kept {
    try {
      return { ...NOTHING, ...(JSON.parse(this.#storage.getItem(KEY) ?? "null") as Kept | null) };
    } catch {
      return NOTHING;
    }
  }

  #keep(): void {
    const country = this.country.peek();
    const kept = { country, lines: this.#lines.peek(), countries: this.countries.peek() };
    try {
      if (country === "") this.#storage.removeItem(KEY);
      else this.#storage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // full or forbidden: they are shown, and asked for again next time
    }
  }
}

function isCurrent(line: HelpLine): boolean {
  return new Date().toISOString().slice(0, 10) < line.expires_on;
}
