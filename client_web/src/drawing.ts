// The page is drawn once a frame, however many messages arrive in it: ten thousand at once are a
// few drawings, and between two of them the log is where the last one left it.

import { options } from "preact";

// A page in the background has no frames.
const HIDDEN_MS = 100;

export function drawOnceAFrame(): void {
  options.debounceRendering = (draw) => {
    const once = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      draw();
    };
    const frame = requestAnimationFrame(once);
    const timer = setTimeout(once, HIDDEN_MS);
  };
}
