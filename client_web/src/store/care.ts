// The private card: help that is offered to oneself, shown until it is answered.

import { signal } from "@preact/signals";
import type { Api } from "../wire/api";
import { asRefusal } from "../wire/refusal";
import type { TopicEvent } from "../wire/subscription";
import type { Care } from "../wire/types";

export type Choice = Care["choices"][number];

export class CareCard {
  readonly card = signal<Care | null>(null);
  /** What was chosen on the card, until it is closed. */
  readonly chosen = signal<Choice | null>(null);
  readonly trouble = signal<string | null>(null);
  readonly #api: Api;
  #answered = "";

  constructor(api: Api) {
    this.#api = api;
  }

  take(event: TopicEvent, isNews: boolean): void {
    if (event.type === "care.offered" && isNews) this.offer(event.care);
    if (event.type === "message.decided" && event.care && isNews) this.offer(event.care);
  }

  /** Once a level: whoever has said what they want is not asked again for the same. */
  offer(care: Care): void {
    const level = levelOf(care);
    if (level <= this.#answered && this.#answered !== "") return;
    if (this.card.value && levelOf(this.card.value) >= level) return;
    this.card.value = care;
    this.chosen.value = null;
  }

  async choose(choice: Choice): Promise<void> {
    const care = this.card.value;
    if (!care) return;
    try {
      await this.#api.chooseCare(choice);
      this.trouble.value = null;
      this.chosen.value = choice;
      this.#answered = levelOf(care);
    } catch (error) {
      this.trouble.value = asRefusal(error).code;
    }
  }

  close(): void {
    if (this.card.value) this.#answered = levelOf(this.card.value);
    this.card.value = null;
    this.chosen.value = null;
    this.trouble.value = null;
  }
}

/** Worry about somebody else is below every level of one's own. */
function levelOf({ level, about }: Care): string {
  return about === "another" ? "S" : level;
}
