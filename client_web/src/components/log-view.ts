// What of the log is a matter of looking only: which message the keys are on, whose menu is
// open, and what is being asked about. The room itself knows nothing of it.

import { signal } from "@preact/signals";
import type { Room } from "../store/room";
import type { Message } from "../wire/types";

export type Deed = "withdraw" | "remove" | "restore" | "mute" | "report" | "concern" | "escalate";

export class LogView {
  /** The one message that Tab stops at; null for the newest. */
  readonly active = signal<number | null>(null);
  readonly menu = signal<{ readonly seq: number; readonly anchor: DOMRect } | null>(null);
  readonly asked = signal<{ readonly seq: number; readonly deed: Deed } | null>(null);

  openMenu(seq: number, anchor: Element): void {
    this.active.value = seq;
    this.menu.value = { seq, anchor: anchor.getBoundingClientRect() };
  }

  closeMenu(): void {
    this.menu.value = null;
  }

  ask(seq: number, deed: Deed): void {
    this.asked.value = { seq, deed };
  }
}

/** What has been removed is nobody's business any more but a moderator's. */
export function canBeActedOn(room: Room, message: Message): boolean {
  return message.removed == null || room.canModerate;
}

/** By room: two logs may be on the page at once. */
export function elementIdOf({ id }: Room, seq: number): string {
  return `message-${id}-${seq}`;
}

export function focusMessage(room: Room, seq: number): void {
  document.getElementById(elementIdOf(room, seq))?.focus({ preventScroll: true });
}
