// The help that is under way for oneself: how long it may take, who is there, and the private
// room in which to talk with them, which is open beside everything else or put aside.
//
// What is shown survives a reload of this tab. sessionStorage only: it ends with the tab, and
// signing out and Leave quickly wipe it.

import { computed, effect, signal } from "@preact/signals";
import type { Api, OwnCare } from "../wire/api";
import { asRefusal } from "../wire/refusal";
import type { TopicEvent } from "../wire/subscription";
import type { Person } from "../wire/types";
import type { Speaker } from "./announcer";
import type { Room } from "./room";

const NO_HELP: OwnCare = {
  open: false,
  wait: null,
  room: null,
  responder: null,
  may_share: false,
};

interface Kept {
  shown: string | null;
  answered: string;
}

const NOTHING: Kept = { shown: null, answered: "" };

export interface PrivateTalkOptions {
  api: Api;
  storage: Storage;
  speaker: Speaker;
  /** Opens a room whose new messages `speaker` hears of; the talk closes it. */
  openRoom: (id: string, speaker: Speaker) => Room | null;
  /** A private room has come, or has ended. */
  onChange: () => void;
}

export class PrivateTalk {
  readonly help = signal<OwnCare>(NO_HELP);
  /** Whom one talks with, by room, as far as this page has heard of it. */
  readonly responders = signal<ReadonlyMap<string, Person>>(new Map());
  /** The room that is on the screen, or null. */
  readonly shown = signal<string | null>(null);
  /** The room that was shown last: put aside, it goes on hearing what is said there. */
  readonly room = signal<Room | null>(null);
  /** What was said since it was put aside. */
  readonly unseen = signal(0);
  /** Why the last thing that was asked for did not work. */
  readonly trouble = signal<string | null>(null);
  readonly #options: PrivateTalkOptions;
  readonly #ended = signal<ReadonlySet<string>>(new Set());
  /** Of whose coming one has seen the notice. */
  readonly #answered = signal("");
  #stopKeeping = () => {};
  #person: string | null = null;
  /** How many events there were: what the server answered before one of them is out of date. */
  #heard = 0;

  /** Somebody is there, and that has been neither taken up nor put aside. */
  readonly isNews = computed(() => {
    const { room, responder } = this.help.value;
    return room !== null && responder !== null && this.#answered.value !== this.#coming();
  });

  constructor(options: PrivateTalkOptions) {
    this.#options = options;
  }

  /** Whose help this is from now on; null for nobody's. */
  follow(person: string | null): void {
    this.#stopKeeping();
    this.#close();
    this.#person = person;
    const key = `lamplight-talk/${encodeURIComponent(person ?? "")}`;
    const { shown, answered } = person ? this.#kept(key) : NOTHING;
    this.help.value = NO_HELP;
    this.responders.value = new Map();
    this.#ended.value = new Set();
    this.#answered.value = answered;
    if (shown) this.show(shown);
    this.#stopKeeping = person ? effect(() => this.#keep(key)) : () => {};
  }

  /** Asks how things stand; without the server they stand as they were known. */
  async load(): Promise<void> {
    const asking = this.#person;
    const heard = this.#heard;
    try {
      const help = await this.#options.api.ownCare();
      if (asking === null || asking !== this.#person) return;
      if (heard !== this.#heard) return; // an event has told of more than was asked for
      this.help.value = help;
      if (help.room && help.responder) this.#meet(help.room.id, help.responder);
    } catch {
      // Told on the next asking: nothing on the screen depends on it.
    }
  }

  take(event: TopicEvent, isNews: boolean): void {
    if (event.type === "side_room.opened") this.#meet(event.room.id, event.responder);
    if (!isNews) return;
    if (event.type === "side_room.opened") {
      const { room, responder } = event;
      this.#hear({ ...this.help.value, open: true, wait: null, room, responder });
    } else if (event.type === "side_room.left") {
      const { help } = this;
      const isOwn = help.value.room?.id === event.room;
      if (this.shown.peek() !== event.room) this.#answered.value = ""; // who comes back is news
      this.#hear(isOwn ? { ...help.value, responder: null } : help.value);
      void this.load(); // how long it may take until somebody comes
    } else if (event.type === "side_room.closed") {
      this.#ended.value = new Set(this.#ended.value).add(event.room);
      this.#hear(this.help.value.room?.id === event.room ? NO_HELP : this.help.value);
      void this.load();
    }
  }

  /** Whether nobody writes in this room any more. */
  isEnded(room: Room): boolean {
    const state = room.facts.value?.state ?? "open";
    return this.#ended.value.has(room.id) || state !== "open";
  }

  show(room: string | undefined = this.help.value.room?.id): void {
    if (!room) return;
    if (this.room.peek()?.id !== room) {
      this.#close();
      this.room.value = this.#options.openRoom(room, this.#speaker());
    }
    this.shown.value = this.room.value && room;
    this.unseen.value = 0;
    this.putAside();
  }

  hide(): void {
    this.shown.value = null;
    this.trouble.value = null;
  }

  /** Not now: the way in stays, smaller. */
  putAside(): void {
    if (this.help.peek().room) this.#answered.value = this.#coming();
  }

  /** Whether somebody else who comes may read what was said. */
  async share(may: boolean): Promise<void> {
    try {
      this.help.value = await this.#options.api.shareCare(may);
      this.trouble.value = null;
    } catch (error) {
      this.trouble.value = asRefusal(error).code;
    }
  }

  #hear(help: OwnCare): void {
    this.#heard += 1;
    this.help.value = help;
    this.#options.onChange();
  }

  #meet(room: string, responder: Person): void {
    this.responders.value = new Map(this.responders.value).set(room, responder);
  }

  #coming(): string {
    const { room, responder } = this.help.value;
    return `${room?.id} ${responder?.id}`;
  }

  #speaker(): Speaker {
    const { speaker } = this.#options;
    return {
      hush: () => speaker.hush(),
      message: (author, text) => {
        if (this.shown.peek() === null) this.unseen.value += 1;
        speaker.message(author, text, true); // there are only the two
      },
    };
  }

  #close(): void {
    this.room.peek()?.close();
    this.room.value = null;
    this.shown.value = null;
    this.unseen.value = 0;
    this.trouble.value = null;
  }

  #kept(key: string): Kept {
    try {
      const stored = JSON.parse(this.#options.storage.getItem(key) ?? "null");
      return { ...NOTHING, ...(stored as Partial<Kept> | null) };
    } catch {
      return NOTHING;
    }
  }

  #keep(key: string): void {
    const kept: Kept = { shown: this.shown.value, answered: this.#answered.value };
    try {
      if (kept.shown || kept.answered) this.#options.storage.setItem(key, JSON.stringify(kept));
      else this.#options.storage.removeItem(key);
    } catch {
      // full or forbidden
    }
  }
}
