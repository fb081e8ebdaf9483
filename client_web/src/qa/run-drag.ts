// Dragging a question of the run sheet to another place, by mouse, pen or finger. Whoever doesn't
// point has buttons and keys for the same.

import { type Signal, useSignal } from "@preact/signals";
import type { Move } from "./run-order";

const EDGE_PX = 72;
const SCROLL_PX = 12;

interface Dragging {
  /** Where it would come to now. */
  readonly move: Signal<Move | null>;
  readonly begin: (event: PointerEvent, question: string) => void;
}

/** `onDrop` is called where it was let go of; Esc lets it stay where it was. */
export function useDrag(onDrop: (move: Move) => void): Dragging {
  const move = useSignal<Move | null>(null);
  const begin = (event: PointerEvent, question: string) => {
    const grip = event.currentTarget as HTMLElement;
    const list = grip.closest("ul");
    if (event.button !== 0 || !list) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const over = new AbortController();
    const end = (isDropped: boolean) => {
      over.abort();
      const made = move.peek();
      move.value = null;
      if (isDropped && made) onDrop(made);
    };
    const on = { signal: over.signal };
    grip.addEventListener("pointermove", (at) => follow(at, list, question, move), on);
    grip.addEventListener("pointerup", () => end(true), on);
    grip.addEventListener("pointercancel", () => end(false), on);
    grip.addEventListener("lostpointercapture", () => end(false), on);
    addEventListener("keydown", ({ key }) => key === "Escape" && end(false), on);
  };
  return { move, begin };
}

function follow(at: PointerEvent, list: HTMLElement, question: string, move: Signal<Move | null>) {
  move.value = { question, before: rowBelow(list, at.clientY, question) };
  if (at.clientY < EDGE_PX) scrollBy(0, -SCROLL_PX);
  else if (at.clientY > innerHeight - EDGE_PX) scrollBy(0, SCROLL_PX);
}

/** The first row whose middle is below the pointer, the one that is dragged left out. */
function rowBelow(list: HTMLElement, y: number, dragged: string): string | null {
  for (const row of list.querySelectorAll<HTMLElement>(":scope > [data-question]")) {
    const { top, height } = row.getBoundingClientRect();
    const id = row.dataset.question ?? null;
    if (id !== dragged && y < top + height / 2) return id;
  }
  return null;
}
