// Every pair of colours that meets on the screen, in every theme: 4.5:1 for text (WCAG 2.2,
// 1.4.3), 3:1 for the edges of controls and the focus ring (1.4.11); with more contrast 7:1
// (1.4.6) and 4.5:1.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const sheet = readFileSync(join(import.meta.dirname, "../../src/styles/tokens.css"), "utf8");
const ORDINARY = { text: 4.5, edge: 3 };
const MORE = { text: 7, edge: 4.5 };

/** What the rule of `selector` says of each colour, for the light (0) or the dark (1). */
function colours(selector: string, which: 0 | 1): Map<string, string> {
  const [, rule = ""] = sheet.split(`${selector} {`);
  const named = rule
    .slice(0, rule.indexOf("\n}"))
    .matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return new Map([...named].map(([, name = "", ...both]) => [name, both[which] ?? ""]));
}

const themes = [
  ["light", colours("\n:root", 0), ORDINARY],
  ["dark", colours("\n:root", 1), ORDINARY],
  ["light, with more contrast,", colours(':root[data-contrast="more"]', 0), MORE],
  ["dark, with more contrast,", colours(':root[data-contrast="more"]', 1), MORE],
] as const;

test("every theme has every colour", () => {
  const names = themes.map(([, tokens]) => [...tokens.keys()]);
  expect(names[0]).toHaveLength(20);
  for (const others of names) expect(others).toEqual(names[0]);
});

const SURFACES = ["background", "surface", "others", "own"];
const TEXT = [
  ...["text", "muted", "link"].flatMap((ink) => SURFACES.map((behind) => [ink, behind] as const)),
  ["primary", "background"],
  ["primary", "surface"],
  ["on-primary", "primary"],
  ["on-help", "help"],
  ["help", "background"],
  ["help", "surface"],
  ["help", "own"],
  ["expert", "expert-behind"],
  ["answering", "answering-behind"],
  ["danger", "background"],
  ["danger", "surface"],
  ["ok", "background"],
] as const;
const EDGES = [
  ["control-border", "background"],
  ["control-border", "surface"],
  ["answering-edge", "answering-behind"],
  ["help", "surface"],
  ...SURFACES.map((behind) => ["focus", behind] as const),
] as const;

describe.each(themes)("in the %s theme", (_, tokens, least) => {
  test.each(TEXT)("%s on %s can be read", (ink, behind) => {
    expect(contrast(tokens.get(ink), tokens.get(behind))).toBeGreaterThanOrEqual(least.text);
  });

  test.each(EDGES)("%s on %s can be made out", (edge, behind) => {
    expect(contrast(tokens.get(edge), tokens.get(behind))).toBeGreaterThanOrEqual(least.edge);
  });
});

function contrast(one = "#000000", other = "#000000"): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
