// What others have decided about what one wrote, reported or appealed: told once, and beside each
// message as long as this page is open.
//
// What was decided while one was away is told too, for a day. What has been put away stays so in
// this tab: sessionStorage only, which signing out and Leave quickly wipe.

import { computed, signal } from "@preact/signals";
import type { TopicEvent } from "../wire/subscription";
import type { MessageDecided } from "../wire/types";

const TOLD_FOR_MS = 24 * 3_600_000;
/** More than these at once would bury the room; the newest matter most. */
const SHOWN_AT_MOST = 3;

export type NewsKind =
  | "message-removed"
  | "message-covered"
  | "message-uncovered"
  | "message-restored"
  | "appeal-lifted"
  | "appeal-kept"
  | "report-seen";

export interface News {
  /** Of the event, in one's own topic. */
  readonly seq: number;
  readonly kind: NewsKind;
  readonly reason: string;
}

export class Decisions {
  /** The newest decision on a message of one's own that others see or saw, by its id. */
  readonly ofMessage = signal<ReadonlyMap<string, MessageDecided>>(new Map());
  readonly news = computed(() =>
    this.#all.value.filter(({ seq }) => seq > this.#seen.value).slice(-SHOWN_AT_MOST),
  );
  readonly #all = signal<readonly News[]>([]);
  /** Up to where all has been put away. */
  readonly #seen = signal(0);
  readonly #storage: Storage;
  readonly #now: () => number;
  #key = "";

  constructor(storage: Storage, now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  /** Whose they are from now on; null for nobody's. */
  follow(person: string | null): void {
    this.#key = `lamplight-decisions/${encodeURIComponent(person ?? "")}`;
    this.ofMessage.value = new Map();
    this.#all.value = [];
    this.#seen.value = person ? this.#kept() : 0;
  }

  take(event: TopicEvent, isNews: boolean): void {
    if (event.type === "message.decided" && kindOf(event)) {
      this.ofMessage.value = new Map(this.ofMessage.value).set(event.message.id, event);
    }
    const news = newsOf(event);
    if (!news || !(isNews || event.at > this.#now() - TOLD_FOR_MS)) return;
    const others = this.#all.value.filter((one) => !isSame(one, news));
    this.#all.value = [...others, news];
  }

  /** Puts away all that there is to tell. */
  putAway(): void {
    this.#seen.value = this.#all.value.at(-1)?.seq ?? this.#seen.value;
    try {
      this.#storage.setItem(this.#key, String(this.#seen.value));
    } catch {
      // full or forbidden
    }
  }

  #kept(): number {
    try {
      return Number(this.#storage.getItem(this.#key)) || 0;
    } catch {
      return 0;
    }
  }
}

function newsOf(event: TopicEvent): News | null {
  const { seq } = event;
  switch (event.type) {
    case "message.decided": {
      const kind = kindOf(event);
      return kind && { seq, kind, reason: event.reason };
    }
    case "appeal.decided":
      return { seq, kind: event.lifted ? "appeal-lifted" : "appeal-kept", reason: event.reason };
    case "report.decided":
      return { seq, kind: "report-seen", reason: "" };
    default:
      return null;
  }
}

/** Of what waited for a moderator, its own row tells. An empty reason takes a cover away. */
function kindOf({ decision, reason }: MessageDecided): NewsKind | null {
  if (decision === "removed") return "message-removed";
  if (decision === "restored") return "message-restored";
  if (decision !== "covered") return null;
  return reason === "" ? "message-uncovered" : "message-covered";
}

/** Said twice it is no better: many removed at once, or many reports looked at. */
function isSame(one: News, other: News): boolean {
  return one.kind === other.kind && one.reason === other.reason;
}
