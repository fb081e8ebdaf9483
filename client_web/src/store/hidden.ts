// Whom somebody does not want to see. Theirs alone, kept by the server so that it follows them
// from device to device, and carried out here: nobody else is ever told.

import { signal } from "@preact/signals";
import type { Api } from "../wire/api";
import { asRefusal } from "../wire/refusal";
import type { Person } from "../wire/types";

export class Hidden {
  readonly people = signal<ReadonlyMap<string, Person>>(new Map());
  readonly trouble = signal<string | null>(null);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  has(person: string): boolean {
    return this.people.value.has(person);
  }

  load = (): Promise<boolean> => this.#take(this.#api.hidden());
  hide = (person: string): Promise<boolean> => this.#take(this.#api.hide(person));
  show = (person: string): Promise<boolean> => this.#take(this.#api.show(person));

  clear(): void {
    this.people.value = new Map();
    this.trouble.value = null;
  }

  async #take(answer: Promise<{ people: Person[] }>): Promise<boolean> {
    try {
      const { people } = await answer;
      this.people.value = new Map(people.map((person) => [person.id, person]));
      this.trouble.value = null;
      return true;
    } catch (error) {
      this.trouble.value = asRefusal(error).code;
      return false;
    }
  }
}
