// How grave a case is: a word and a shape with as many strokes, never a colour alone.

import { t } from "../i18n";
import type { Level } from "./case-api";

const SHAPES: Record<Level, string> = {
  S0: "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z",
  S1: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z",
  S2: "M2.5 2.5h11v11h-11z",
  S3: "M8 1.5 15 14H1z",
  S4: "M5 1h6l4 4v6l-4 4H5l-4-4V5z",
};

export function LevelMark({ level }: { level: Level }) {
  return (
    <span class={`case-level case-level-${level.toLowerCase()}`}>
      <svg class="case-shape" viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[level]} />
      </svg>
      {wordsOfLevel(level)}
    </span>
  );
}

export function wordsOfLevel(level: Level): string {
  return t(`case-level-${level}`);
}
