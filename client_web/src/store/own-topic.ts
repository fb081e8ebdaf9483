// What is for oneself alone, from the `me` topic: heard once, and handed to whoever needs it.

import type { Link } from "../wire/link";
import { Subscription, type TopicEvent } from "../wire/subscription";

export interface OwnListener {
  /** `isNews` false: it happened before this page was opened, or was missed and told later. */
  take: (event: TopicEvent, isNews: boolean) => void;
}

export class OwnTopic {
  readonly #subscription: Subscription;

  constructor(link: Link, listeners: readonly OwnListener[]) {
    const tell = (event: TopicEvent, isNews: boolean) => {
      for (const listener of listeners) listener.take(event, isNews);
    };
    this.#subscription = new Subscription(link, "me", {
      opened: ({ events }, again) => {
        for (const event of events) tell(event, again);
      },
      event: (event) => tell(event, true),
      resumed: () => undefined,
      refused: () => undefined,
    });
  }

  close(): void {
    this.#subscription.close();
  }
}
