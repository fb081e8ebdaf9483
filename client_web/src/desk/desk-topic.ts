// What the desk hears, from its one topic: heard once, and handed to both of its views.

import type { Link } from "../wire/link";
import { Subscription, type TopicEvent } from "../wire/subscription";

export interface DeskListener {
  /** The topic starts, or starts afresh: whatever is known is to be asked for again. */
  start: () => void;
  take: (event: TopicEvent) => void;
  refuse: () => void;
}

export class DeskTopic {
  readonly #subscription: Subscription;

  constructor(link: Link, listeners: readonly DeskListener[]) {
    const each = (tell: (listener: DeskListener) => void) => {
      for (const listener of listeners) tell(listener);
    };
    this.#subscription = new Subscription(link, "desk", {
      opened: () => each((listener) => listener.start()),
      event: (event) => each((listener) => listener.take(event)),
      resumed: () => undefined,
      refused: () => each((listener) => listener.refuse()),
    });
  }

  close(): void {
    this.#subscription.close();
  }
}
