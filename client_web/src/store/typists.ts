// Who is typing in a room just now. A signal says so; silence, or their message, ends it.

import { signal } from "@preact/signals";
import type { Person } from "../wire/types";

const LASTS_MS = 6_000;

export class Typists {
  readonly names = signal<readonly string[]>([]);
  readonly #typing = new Map<string, { name: string; timer: ReturnType<typeof setTimeout> }>();

  started(person: Person): void {
    clearTimeout(this.#typing.get(person.id)?.timer);
    const timer = setTimeout(() => this.stopped(person.id), LASTS_MS);
    this.#typing.set(person.id, { name: person.name, timer });
    this.#tell();
  }

  stopped(person: string): void {
    clearTimeout(this.#typing.get(person)?.timer);
    if (this.#typing.delete(person)) this.#tell();
  }

  clear(): void {
    for (const person of [...this.#typing.keys()]) this.stopped(person);
  }

  #tell(): void {
    this.names.value = [...this.#typing.values()].map(({ name }) => name);
  }
}
