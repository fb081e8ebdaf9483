// Who is on shift, as far as this desk has asked: no event tells of it.

import { computed, signal } from "@preact/signals";
import { asRefusal } from "../wire/refusal";
import type { Person } from "../wire/types";
import type { CaseApi, OnShift, Shift, ShiftRole } from "./case-api";

export class Shifts {
  /** Null until the first answer. */
  readonly list = signal<readonly Shift[] | null>(null);
  /** Nobody would be paged: whoever is here has to look. */
  readonly isWorkerAway = signal(false);
  readonly trouble = signal<string | null>(null);
  readonly mine = computed(() => this.#ofMe());
  readonly others = computed(() => (this.list.value ?? []).filter((one) => !this.#isMine(one)));
  /** Whether nobody is the first to be paged. */
  readonly isUncovered = computed(
    () => this.list.value !== null && !this.list.value.some(({ role }) => role === "primary"),
  );
  readonly #me: Person;
  readonly #api: CaseApi;
  readonly #learn: (people: readonly Person[]) => void;

  constructor(me: Person, api: CaseApi, learn: (people: readonly Person[]) => void) {
    this.#me = me;
    this.#api = api;
    this.#learn = learn;
  }

  load = (): Promise<void> => this.#attempt(async () => this.#tell(await this.#api.shifts()));

  begin(role: ShiftRole, hours: number): Promise<void> {
    return this.#attempt(async () => {
      await this.#api.beginShift(role, hours);
      this.#tell(await this.#api.shifts());
    });
  }

  end = (): Promise<void> => this.#attempt(async () => this.#tell(await this.#api.endShift()));

  #ofMe(): Shift | null {
    return this.list.value?.find((one) => this.#isMine(one)) ?? null;
  }

  #isMine({ person }: Shift): boolean {
    return person.id === this.#me.id;
  }

  #tell({ shifts, worker_away }: OnShift): void {
    this.list.value = shifts;
    this.isWorkerAway.value = worker_away;
    this.#learn(shifts.map(({ person }) => person));
  }

  async #attempt(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
      this.trouble.value = null;
    } catch (error) {
      this.trouble.value = asRefusal(error).code;
    }
  }
}
