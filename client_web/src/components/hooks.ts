// What several components need of time and focus.

import type { RefObject } from "preact";
import { useEffect, useReducer, useRef } from "preact/hooks";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Whether `at` is still to come (null: always); draws again when it has come. */
export function useIsAhead(at: number | null): boolean {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const left_ms = at === null ? null : at - Date.now();
  useEffect(() => {
    if (left_ms === null || left_ms <= 0) return undefined;
    const timer = setTimeout(() => redraw(), Math.min(left_ms, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  }, [at]);
  return left_ms === null || left_ms > 0;
}

/** Calls `task` now and then every `every_ms`, while the page is visible. */
export function useEvery(every_ms: number, task: () => void): void {
  useEffect(() => {
    task();
    const timer = setInterval(() => document.visibilityState === "visible" && task(), every_ms);
    return () => clearInterval(timer);
  }, []);
}

/** Gives the focus to what carries the ref when it first appears. */
export function useFocusOnArrival<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
