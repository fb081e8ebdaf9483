// Every pair of colours that meets on the screen, in both themes: 4.5:1 for text (WCAG 2.2,
// 1.4.3), 3:1 for the edges of controls and the focus ring (1.4.11).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const sheet = readFileSync(join(import.meta.dirname, "../../src/styles/tokens.css"), "utf8");
const [, light = "", dark = ""] = sheet.split(":root {");

function colours(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [
      name,
      hex,
    ]),
  );
}

const themes = [
  ["light", colours(light)],
  ["dark", colours(dark)],
] as const;

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

describe.each(themes)("in the %s theme", (_, tokens) => {
  test.each(TEXT)("%s on %s can be read", (ink, behind) => {
    expect(contrast(tokens.get(ink), tokens.get(behind))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(EDGES)("%s on %s can be made out", (edge, behind) => {
    expect(contrast(tokens.get(edge), tokens.get(behind))).toBeGreaterThanOrEqual(3);
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
