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
  #calls = 0;
  /** The newest call whose answer counts: what answers an older one is out of date. */
  #heard = 0;
  #isLoaded = false;

  constructor(api: Api) {
    this.#api = api;
  }

  has(person: string): boolean {
    return this.people.value.has(person);
  }

  /** Fetches the list, unless it is there: called again wherever a room opens. */
  async load(): Promise<void> {
    if (!this.#isLoaded) await this.#take(this.#api.hidden());
  }

  hide = (person: string): Promise<boolean> => this.#take(this.#api.hide(person));
  show = (person: string): Promise<boolean> => this.#take(this.#api.show(person));

  clear(): void {
    this.#heard = this.#calls;
    this.#isLoaded = false;
    this.people.value = new Map();
    this.trouble.value = null;
  }

  async #take(answer: Promise<{ people: Person[] }>): Promise<boolean> {
    this.#calls += 1;
    const call = this.#calls;
    try {
      const { people } = await answer;
      if (call <= this.#heard) return true;
      this.#heard = call;
      this.#isLoaded = true;
      this.people.value = new Map(people.map((person) => [person.id, person]));
      this.trouble.value = null;
      return true;
    } catch (error) {
      if (call > this.#heard) this.trouble.value = asRefusal(error).code;
      return false;
    }
  }
}
