// What is kept on this device of its subscription: who turned it on, and what it is about.

import type { PushTopic } from "./pushes";

const KEY = "lamplight/push";
const TOPICS: readonly PushTopic[] = ["cases", "reminders"];

export interface Kept {
  readonly me: string;
  readonly about: readonly PushTopic[];
}

export function keep(storage: Storage, subscription: Kept | null): void {
  if (subscription) storage.setItem(KEY, [subscription.me, ...subscription.about].join(" "));
  else storage.removeItem(KEY);
}

/** Null: nothing is known to be subscribed here. An id has no space in it. */
export function kept(storage: Storage): Kept | null {
  const [me, ...about] = storage.getItem(KEY)?.split(" ") ?? [];
  if (!me) return null;
  // Before there were reminders, all were about cases, and nothing said so.
  if (about.length === 0) return { me, about: ["cases"] };
  return { me, about: TOPICS.filter((topic) => about.includes(topic)) };
}

/** Whether all that it does is remind somebody: a comfort that ends where they leave. */
export function onlyReminds(storage: Storage): boolean {
  return kept(storage)?.about.join() === "reminders";
}
