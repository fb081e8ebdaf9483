// Private help: the card that is offered to oneself, once a level, and asking for a person.
//
// An open card survives a reload of this tab, and what was offered last stays within reach in
// Help. sessionStorage only: it ends with the tab, and signing out and Leave quickly wipe it.

import { effect, signal } from "@preact/signals";
import type { Api } from "../wire/api";
import { asRefusal } from "../wire/refusal";
import type { TopicEvent } from "../wire/subscription";
import type { Care } from "../wire/types";

export type Choice = Care["choices"][number];

interface Kept {
  card: Care | null;
  latest: Care | null;
  answered: string;
}

const NOTHING: Kept = { card: null, latest: null, answered: "" };

export class CareCard {
  readonly card = signal<Care | null>(null);
  /** What was offered last, whatever became of it. */
  readonly latest = signal<Care | null>(null);
  /** What was chosen on the card, until it is closed. */
  readonly chosen = signal<Choice | null>(null);
  /** Why a choice could not be told. */
  readonly trouble = signal<string | null>(null);
  readonly #api: Api;
  readonly #storage: Storage;
  /** The level that was answered last; "" for none. */
  readonly #answered = signal("");
  #stopKeeping = () => {};

  constructor(api: Api, storage: Storage) {
    this.#api = api;
    this.#storage = storage;
  }

  /** Whose card this is from now on; null for nobody's. */
  follow(person: string | null): void {
    this.#stopKeeping();
    const key = `lamplight-care/${encodeURIComponent(person ?? "")}`;
    const { card, latest, answered } = person ? this.#kept(key) : NOTHING;
    this.card.value = card;
    this.latest.value = latest;
    this.#answered.value = answered;
    this.chosen.value = null;
    this.trouble.value = null;
    this.#stopKeeping = person ? effect(() => this.#keep(key)) : () => {};
  }

  take(event: TopicEvent, isNews: boolean): void {
    if (event.type !== "care.offered" && event.type !== "message.decided") return;
    if (!event.care) return;
    if (isNews) this.offer(event.care);
    else this.latest.value = event.care;
  }

  /** Once a level: whoever has said what they want is not asked again for the same. */
  offer(care: Care): void {
    const level = levelOf(care);
    this.latest.value = care;
    if (this.#answered.value !== "" && level <= this.#answered.value) return;
    if (this.card.value && level <= levelOf(this.card.value)) return;
    this.card.value = care;
    this.chosen.value = null;
  }

  /** Answers the card. */
  async choose(choice: Choice): Promise<void> {
    const care = this.card.value;
    if (!care || !(await this.tell(choice))) return;
    this.chosen.value = choice;
    this.#answer(care);
  }

  /** Says what one wants, with or without a card; whether it was told is the answer. */
  async tell(choice: Choice): Promise<boolean> {
    try {
      await this.#api.chooseCare(choice);
      this.trouble.value = null;
      return true;
    } catch (error) {
      this.trouble.value = asRefusal(error).code;
      return false;
    }
  }

  close(): void {
    if (this.card.value) this.#answer(this.card.value);
    this.card.value = null;
    this.chosen.value = null;
    this.trouble.value = null;
  }

  #answer(care: Care): void {
    const level = levelOf(care);
    if (level > this.#answered.value) this.#answered.value = level;
  }

  #kept(key: string): Kept {
    try {
      const stored = JSON.parse(this.#storage.getItem(key) ?? "null") as Partial<Kept> | null;
      return { ...NOTHING, ...stored };
    } catch {
      return NOTHING;
    }
  }

  /** A card that was answered is not kept open. */
  #keep(key: string): void {
    const card = this.chosen.value ? null : this.card.value;
    const kept: Kept = { card, latest: this.latest.value, answered: this.#answered.value };
    try {
      if (kept.latest) this.#storage.setItem(key, JSON.stringify(kept));
    } catch {
      // full or forbidden
    }
  }
}

/** Worry about somebody else is below every level of one's own. */
function levelOf({ level, about }: Care): string {
  return about === "another" ? "S" : level;
}
