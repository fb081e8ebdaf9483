// What one is writing in a room: the words in the field, and what they are to become.
//
// While a message is being changed, whatever was being written is set aside and comes back
// afterwards. All of it survives a reload.

import { signal } from "@preact/signals";
import type { MessageRef } from "../wire/types";

export interface Words {
  readonly text: string;
  readonly replyTo: number | null;
  /** Why the message is to be covered; null for no cover. */
  readonly cover: string | null;
}

/**
 * What the words are for. An `edit` changes a message that is there; a `replacement` stands in
 * for the unsent message `id`, which was kept back, and `isWithoutMethod` says what of it has to go.
 */
export type Purpose =
  | { readonly kind: "new" }
  | { readonly kind: "edit"; readonly message: MessageRef }
  | { readonly kind: "replacement"; readonly id: string; readonly isWithoutMethod: boolean };

export interface KeptDraft {
  readonly words: Words;
  readonly purpose: Purpose;
  readonly aside: Words | null;
}

const NOTHING: Words = { text: "", replyTo: null, cover: null };
const NEW: Purpose = { kind: "new" };
export const BLANK: KeptDraft = { words: NOTHING, purpose: NEW, aside: null };

export class Draft {
  readonly text = signal("");
  readonly replyTo = signal<number | null>(null);
  readonly cover = signal<string | null>(null);
  readonly purpose = signal<Purpose>(NEW);
  readonly #aside = signal<Words | null>(null);

  constructor({ words, purpose, aside }: KeptDraft = BLANK) {
    this.#write(words);
    this.purpose.value = purpose;
    this.#aside.value = aside;
  }

  get words(): Words {
    return { text: this.text.value, replyTo: this.replyTo.value, cover: this.cover.value };
  }

  get toKeep(): KeptDraft {
    return { words: this.words, purpose: this.purpose.value, aside: this.#aside.value };
  }

  /** The message that is being changed. */
  get editing(): MessageRef | null {
    const purpose = this.purpose.value;
    return purpose.kind === "edit" ? purpose.message : null;
  }

  /** Puts `words` into the field for a purpose of their own. */
  begin(purpose: Purpose, words: Words): void {
    if (this.purpose.value.kind === "new") this.#aside.value = this.words;
    this.purpose.value = purpose;
    this.#write(words);
  }

  /** Empties the field; what was set aside is in it again. */
  finish(): void {
    this.#write(this.#aside.value ?? NOTHING);
    this.#aside.value = null;
    this.purpose.value = NEW;
  }

  /** Leaves a message as it was. */
  stop(): void {
    if (this.purpose.value.kind !== "new") this.finish();
  }

  reply(seq: number): void {
    this.stop();
    this.replyTo.value = seq;
  }

  #write({ text, replyTo, cover }: Words): void {
    this.text.value = text;
    this.replyTo.value = replyTo;
    this.cover.value = cover;
  }
}
