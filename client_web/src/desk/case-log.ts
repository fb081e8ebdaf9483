// A case's record as lines to read: looks that follow on each other are one line. Pure.

import type { Case, CaseEntry } from "../wire/types";
import { PLAN_PARTS, type SafetyPlan } from "./case-api";

export interface Line {
  readonly key: string;
  readonly kind: string;
  readonly at: number;
  /** Who did it, each once; nobody where a rule or the clock did. */
  readonly people: readonly string[];
  /** As words: a list is told by its length. */
  readonly data: Readonly<Record<string, string>>;
  readonly words: string | null;
}

/** Oldest first. Which help lines a card showed is for an inquiry, not for a desk: that it did is. */
export function linesOf({ log }: Pick<Case, "log">): Line[] {
  const lines: Line[] = [];
  log.forEach((entry, at) => {
    const last = lines.at(-1);
    if (entry.kind === "viewed" && last?.kind === "viewed") {
      lines[lines.length - 1] = { ...last, at: entry.at, people: withOne(last.people, entry.by) };
    } else lines.push(lineOf(entry, at));
  });
  return lines;
}

/** The safety plan as it was kept last. */
export function latestPlan({ log }: Pick<Case, "log">): SafetyPlan {
  const kept = log.findLast(({ kind, words }) => kind === "safety_plan" && words !== null);
  return Object.fromEntries(planOf(kept?.words ?? ""));
}

/** The parts that a record's words hold: each begins a line with its name, and may have several. */
export function planOf(words: string): [(typeof PLAN_PARTS)[number], string][] {
  const found: [(typeof PLAN_PARTS)[number], string][] = [];
  for (const line of words.split("\n")) {
    const part = PLAN_PARTS.find((name) => line.startsWith(`${name}: `));
    const last = found.at(-1);
    if (part) found.push([part, line.slice(part.length + 2)]);
    else if (last) last[1] += `\n${line}`;
  }
  return found;
}

/** How the first of two wanted a case to end. */
export function outcomeAsked({ log }: Pick<Case, "log">): string | null {
  const asked = log.findLast(({ kind }) => kind === "asked");
  const outcome = asked && (asked.data as Record<string, unknown>).outcome;
  return typeof outcome === "string" ? outcome : null;
}

function lineOf({ kind, at, by, data, words }: CaseEntry, place: number): Line {
  const told = Object.entries(data).filter(([, value]) => value !== null);
  return {
    key: String(place),
    kind,
    at,
    people: withOne([], by),
    data: Object.fromEntries(told.map(([key, value]) => [key, inWords(value)])),
    words,
  };
}

function inWords(value: unknown): string {
  return String(Array.isArray(value) ? value.length : value);
}

function withOne(people: readonly string[], one: string | null): readonly string[] {
  return one === null || people.includes(one) ? people : [...people, one];
}
