// The room that is open: its log, its people, what is being written, and what one may do in it.

import { computed, signal } from "@preact/signals";
import type { Api, Complaint } from "../wire/api";
import type { Command, Link } from "../wire/link";
import { asRefusal } from "../wire/refusal";
import { type Opening, Subscription, type TopicEvent } from "../wire/subscription";
import type {
  Care,
  Message,
  MessageRef,
  Person,
  Room as RoomFacts,
  ServerFrame,
} from "../wire/types";
import { isMeantFor, type Speaker } from "./announcer";
import { Composer } from "./composer";
import { followHeld, Held } from "./held";
import { applied, emptyLog, following, isBehind, openedLog } from "./log";
import type { Unsent } from "./outbox";
import { Paging } from "./paging";
import { RoomSession } from "./room-session";
import { Typists } from "./typists";

const ROWS_AT_LEAST = 25;
const PAGES_BACK_AT_MOST = 8;

export type Phase =
  | { readonly state: "opening" | "open" }
  | { readonly state: "gone"; readonly code: string };

/** How the log came through the last loss of the connection. */
export type Standing = "resuming" | "whole" | "afresh";

/** Something to tell in passing: a refusal by its code, or a word of this client's own. */
export interface Notice {
  readonly code: string;
  readonly until: number | null;
}

export interface RoomOptions {
  id: string;
  me: Person;
  link: Link;
  api: Api;
  announcer: Speaker;
  storage: Storage;
  now?: () => number;
  newId?: () => string;
  held?: Held;
  onCare?: (care: Care) => void;
  isHidden?: (person: string) => boolean;
  onOpen?: () => void;
}

export class Room {
  readonly id: string;
  readonly topic: string;
  readonly me: Person;
  readonly composer: Composer;
  readonly paging: Paging;
  /** The Q&A session that is here, if one is. */
  readonly qa: RoomSession;
  readonly typists = new Typists();
  readonly log;
  readonly facts = computed<RoomFacts | null>(() => this.log.value.room);
  readonly people = signal(0);
  readonly phase = signal<Phase>({ state: "opening" });
  readonly standing = signal<Standing>("resuming");
  readonly notice = signal<Notice | null>(null);
  /** A message to bring into view; a new object each time. */
  readonly sought = signal<{ readonly seq: number } | null>(null);

  readonly #options: RoomOptions;
  readonly #now: () => number;
  readonly #subscription: Subscription;
  readonly #stopListening: () => void;
  readonly #stopFollowingHeld: () => void;

  constructor(options: RoomOptions) {
    const { id, me, link, api, storage } = options;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.id = id;
    this.topic = `room:${id}`;
    this.me = me;
    this.log = signal(emptyLog(me.id));
    this.paging = new Paging(api, id, this.log);
    this.qa = new RoomSession(api, id, this.#now);
    const newId = options.newId ?? (() => crypto.randomUUID());
    const { onCare } = options;
    this.composer = new Composer({
      room: id,
      me: me.id,
      link,
      storage,
      now: this.#now,
      newId,
      onCare,
    });
    this.#stopFollowingHeld = followHeld(options.held ?? new Held(), id, this.composer);
    this.#stopListening = link.listen((frame) => this.#hear(frame));
    this.#subscription = new Subscription(link, this.topic, {
      opened: (opening, again) => this.#opened(opening, again),
      event: (event) => this.#took(event),
      resumed: (_, room) => this.#resumed(room),
      refused: (code) => this.#refused(code),
    });
  }

  /** Whether only those who run the room, and others than this person, may write just now. */
  get isShut(): "paused" | "site_paused" | "read_only" | null {
    const facts = this.facts.value;
    if (!facts || this.#runsRooms) return null;
    // A pause of the site cuts nobody off from whom they talk with in private.
    if (facts.site_paused && !facts.private) return "site_paused";
    if (facts.paused) return "paused";
    const isExpert = this.me.roles.includes("expert");
    return facts.read_only && !isExpert ? "read_only" : null;
  }

  /** Whether this person has hidden that one for themselves. */
  isHidden(person: string): boolean {
    return this.#options.isHidden?.(person) ?? false;
  }

  get #runsRooms(): boolean {
    return this.canModerate || this.me.roles.includes("host");
  }

  get canModerate(): boolean {
    return this.me.roles.some((role) => role === "moderator" || role === "admin");
  }

  /** Whether they send somebody to a person at risk, where others say that they worry. */
  get canEscalate(): boolean {
    return this.canModerate || this.me.roles.includes("responder");
  }

  close(): void {
    this.#subscription.close();
    this.#stopListening();
    this.#stopFollowingHeld();
    this.composer.close();
    this.typists.clear();
    this.qa.close();
    this.#options.announcer.hush();
  }

  send(): void {
    if (this.composer.send()) void this.toLatest();
  }

  react(seq: number, emoji: string, on: boolean): Promise<boolean> {
    return this.#ask({ type: "react", topic: this.topic, seq, emoji, on });
  }

  /** Sends `text` in the place of one that was kept back, whatever is in the field. */
  sendInstead({ id, changes }: Unsent, text: string): void {
    if (changes) void this.change(changes, text);
    else this.composer.sendInPlaceOf(id, text);
  }

  /** Takes back a text that waits for a moderator. */
  async withdrawHeld({ id, changes }: Unsent): Promise<void> {
    if (!changes) await this.#ask({ type: "withdraw", topic: this.topic, id });
    const text = changes && this.log.value.rows.get(changes.seq)?.message.text;
    if (changes && text) await this.change(changes, text);
  }

  withdraw(seq: number): Promise<boolean> {
    return this.#ask({ type: "withdraw", topic: this.topic, seq });
  }

  /** Saves the change that is being written; it stays in the field if nothing came of it. */
  async saveEdit(): Promise<void> {
    const { draft } = this.composer;
    const { editing: message } = draft;
    const text = draft.words.text.trim();
    if (!message || text === "") return;
    if (text === this.log.value.rows.get(message.seq)?.message.text) draft.stop();
    else await this.change(message, text);
  }

  /** Gives a message another text; its own once more takes back a change that waits. */
  change(message: MessageRef, text: string): Promise<boolean> {
    return this.#attempt(async () => {
      const command = { type: "edit", topic: this.topic, seq: message.seq, text } as const;
      this.composer.edited(message, text, await this.#options.link.request(command));
    });
  }

  remove(seq: number, reason: string): Promise<boolean> {
    return this.#attempt(() => this.#options.api.moderate(this.id, seq, "remove", reason));
  }

  restore(seq: number, reason: string): Promise<boolean> {
    return this.#attempt(() => this.#options.api.moderate(this.id, seq, "restore", reason));
  }

  /** Tells the moderators. Rejects with why not, for whoever asked to keep their words. */
  async report(seq: number, said: Complaint): Promise<void> {
    await this.#options.api.report(this.id, seq, said);
    this.notice.value = { code: said.concern ? "concerned" : "reported", until: null };
  }

  /** Opens a case, or adds to the one that is open. Rejects with why not. */
  async escalate(message: Message, severity: string, note: string): Promise<void> {
    const said = { room: this.id, person: message.author.id, seq: message.seq, severity, note };
    await this.#options.api.call("POST", "/api/cases", said);
    this.notice.value = { code: "escalated", until: null };
  }

  mute(person: string, seconds: number, reason: string): Promise<boolean> {
    const request = { person, kind: "mute", seconds, reason } as const;
    return this.#attempt(() => this.#options.api.sanction(this.id, request));
  }

  /** Whether the newest message is in view; while it is, the window moves with the room. */
  follow(on: boolean): void {
    if (on && isBehind(this.log.value)) return;
    this.log.value = following(this.log.value, on);
  }

  async toLatest(): Promise<void> {
    if (isBehind(this.log.value)) await this.paging.latest();
    this.log.value = following(this.log.value, true);
  }

  /** Brings a message into view, from history if it must. */
  async seek(seq: number): Promise<void> {
    this.log.value = following(this.log.value, false);
    for (let pages = 0; pages < PAGES_BACK_AT_MOST && !this.log.value.rows.has(seq); pages += 1) {
      if (this.log.value.complete || this.paging.hasFailed.value) break;
      await this.paging.older();
    }
    if (this.log.value.rows.has(seq)) this.sought.value = { seq };
    else this.notice.value = { code: "too_far_back", until: null };
  }

  #opened(opening: Opening, again: boolean): void {
    this.standing.value = again ? "afresh" : "whole";
    this.paging.startOver();
    this.log.value = openedLog(this.me.id, opening);
    for (const { message } of this.log.value.rows.values()) this.composer.settle(message);
    this.#isOpen(opening.room);
    if (this.log.value.rows.size < ROWS_AT_LEAST) void this.paging.older();
  }

  #resumed(room: RoomFacts | null): void {
    this.standing.value = "whole";
    if (room) this.log.value = { ...this.log.value, room };
    this.#isOpen(room);
  }

  #isOpen(room: RoomFacts | null): void {
    if (room) this.people.value = room.people;
    if (!room?.private) this.qa.start();
    this.phase.value = { state: "open" };
    this.#options.onOpen?.();
    this.composer.flush();
  }

  #took(event: TopicEvent): void {
    this.log.value = applied(this.log.value, event);
    this.paging.heard(event);
    this.qa.take(event);
    if (event.type === "message.posted") this.#tookMessage(event.message);
  }

  #tookMessage(message: Message): void {
    this.composer.settle(message);
    this.typists.stopped(message.author.id);
    if (message.author.id === this.me.id || message.text === null) return;
    if (this.isHidden(message.author.id)) return;
    const answered = this.log.peek().rows.get(message.reply_to ?? -1)?.message;
    const isMeant = isMeantFor(this.me, message, answered);
    this.#options.announcer.message(message.author.name, message.cover ?? message.text, isMeant);
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === "welcome") this.standing.value = "resuming";
    if (frame.type === "presence" && frame.topic === this.topic) this.people.value = frame.people;
    if (frame.type !== "typing" || frame.topic !== this.topic) return;
    const { person } = frame;
    if (person.id === this.me.id || this.isHidden(person.id)) return;
    this.typists.started(person);
  }

  /** A room that closes is gone for members, and the server says no more of it than that. */
  #refused(code: string): void {
    const hasClosed = code === "not_found" && this.facts.value?.state === "closed";
    this.phase.value = { state: "gone", code: hasClosed ? "room_closed" : code };
    if (code === "not_allowed") void this.qa.load(); // all its places may be taken
    this.typists.clear();
  }

  #ask(command: Command): Promise<boolean> {
    return this.#attempt(() => this.#options.link.request(command));
  }

  /** Whether it went through; if not, why is in `notice`. */
  async #attempt(deed: () => Promise<unknown>): Promise<boolean> {
    try {
      await deed();
      this.notice.value = null;
      return true;
    } catch (error) {
      const { code, retryAfterMs } = asRefusal(error);
      this.notice.value = {
        code,
        until: retryAfterMs === null ? null : this.#now() + retryAfterMs,
      };
      return false;
    }
  }
}
