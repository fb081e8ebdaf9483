// Nothing on the screen may be written anywhere but in a Fluent file, and every Fluent file
// must have every message.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";
import { parseSync } from "rolldown/utils";
import { describe, expect, test } from "vitest";

const SRC = join(import.meta.dirname, "../../src");

/** Ids that are put together from a code: each prefix is asked for with every ending it has. */
const MADE_UP = [
  "design-choice-",
  "settings-theme",
  "settings-text",
  "settings-density",
  "settings-announce",
  "role-",
  "back-",
  "gone-",
  "trouble-",
  "unsent-",
  "notice-",
  "room-state-",
  "desk-",
  "case-",
  "shift-",
  "figures-",
  "resource-kind-",
  "resource-do-",
  "resource-field-",
  "admin-kind-",
  "admin-line-",
  "admin-how-",
  "admin-parked",
  "admin-waiting",
  "care-",
  "qa-state-",
  "qa-order-",
  "qa-own-",
  "qa-mood-",
  "archive-file-",
  "host-report-",
  "run-",
  "news-",
  "sanction-",
  "report-",
  "concern-",
  "escalate-",
  "room-is-",
  "plan-",
];
const SEEN_ATTRIBUTES = new Set(["aria-label", "title", "placeholder", "alt", "label"]);

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file))
    .map((file) => join(folder, file));
}

const sources = filesUnder(SRC, /\.tsx?$/).map(
  (file) => [file, readFileSync(file, "utf8")] as const,
);
const locales = filesUnder(SRC, /\.ftl$/).map((file) => [file, idsIn(file)] as const);
const english = new Set(
  locales.filter(([file]) => file.endsWith("en.ftl")).flatMap(([, ids]) => [...ids]),
);

function idsIn(file: string): ReadonlySet<string> {
  const { body } = new FluentResource(readFileSync(file, "utf8"));
  return new Set(body.map(({ id }) => id));
}

/** The English words that a file's are a translation of: `desk.es.ftl` goes with `desk.en.ftl`. */
function originalOf(file: string): ReadonlySet<string> {
  return idsIn(file.replace(/[a-z]+\.ftl$/, "en.ftl"));
}

/** Every string in the sources that has the look of an id, whatever it is for. */
const mentioned = new Set(
  sources.flatMap(([, text]) => text.match(/(?<=["`])[a-z][a-z0-9_-]*(?=["`])/g) ?? []),
);

/** Ids that are certainly meant: what `t("...")` is called with. */
const called = sources.flatMap(([file, text]) =>
  [...text.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => [file, match[1] ?? ""] as const),
);

describe("messages", () => {
  test("that the sources ask for are all there", () => {
    expect(called.length).toBeGreaterThan(100);
    expect(called.filter(([, id]) => !english.has(id))).toEqual([]);
  });

  test("that are there are all asked for", () => {
    const isUsed = (id: string) =>
      mentioned.has(id) || MADE_UP.some((prefix) => id.startsWith(prefix));
    const prefixes =
      /^(remove|restore|withdraw|report|concern|escalate|removed|crowded|broken|unreachable)-(title|body|submit)$/;
    const unused = [...english].filter((id) => !isUsed(id) && !prefixes.test(id));
    expect(unused).toEqual([]);
  });

  test.each(locales)("in %s are the same as in English", (file, ids) => {
    expect([...ids].sort()).toEqual([...originalOf(file)].sort());
  });
});

describe("text in the markup", () => {
  test.each(sources.filter(([file]) => file.endsWith(".tsx")))(
    "of %s comes from a Fluent file",
    (file, text) => {
      expect(literalWords(file, text)).toEqual([]);
    },
  );

  test("would be found", () => {
    const text = `const a = <p title="Hello">World {"inside"} {" "}</p>;`;
    expect(literalWords("a.tsx", text)).toEqual(["Hello", "World", "inside"]);
  });
});

/** Words that stand in the markup itself, as text or in an attribute that is read out. */
function literalWords(file: string, text: string): string[] {
  const found: string[] = [];
  const keep = (value: unknown) => {
    if (typeof value === "string" && /\p{L}/u.test(value)) found.push(value.trim());
  };
  visit(parseSync(file, text).program, (node) => {
    if (node.type === "JSXText") keep(node.value);
    if (node.type === "JSXExpressionContainer" && node.isChild) keep(node.expression?.value);
    const isSeen = node.type === "JSXAttribute" && SEEN_ATTRIBUTES.has(String(node.name?.name));
    if (isSeen) keep(node.value?.value);
  });
  return found;
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree of every kind of node
function visit(node: any, look: (node: any) => void): void {
  if (node === null || typeof node !== "object") return;
  if (Array.isArray(node)) {
    for (const child of node) visit(child, look);
    return;
  }
  if (node.type === "JSXElement" || node.type === "JSXFragment") {
    for (const child of node.children) child.isChild = true;
  }
  if (typeof node.type === "string") look(node);
  for (const [key, child] of Object.entries(node)) if (key !== "parent") visit(child, look);
}

describe("a translation", () => {
  const translated = locales.filter(([file]) => !file.endsWith("en.ftl"));

  test("is there in Spanish and Arabic", () => {
    const files = translated.map(([file]) => file);
    for (const tag of ["es", "ar"]) expect(files).toContain(join(SRC, `i18n/${tag}.ftl`));
  });

  test("is looked at with its variables", () => {
    const english = variablesIn(join(SRC, "i18n/en.ftl"));
    expect([english.get("talk-with"), english.get("room-typing-two")]).toEqual([
      "name",
      "name other",
    ]);
  });

  test.each(translated)("in %s fills in what the English words do", (file) => {
    const english = variablesIn(file.replace(/[a-z]+\.ftl$/, "en.ftl"));
    const theirs = variablesIn(file);
    const differ = [...theirs].filter(([id, names]) => names !== english.get(id));
    expect(differ).toEqual([]);
  });
});

/** The variables of each message; a count may be left to the form of a word, such as "two". */
function variablesIn(file: string): ReadonlyMap<string, string> {
  const { body } = new FluentResource(readFileSync(file, "utf8"));
  const namesIn = (value: unknown) =>
    [...new Set(JSON.stringify(value).match(/(?<="type":"var","name":")[^"]+/g) ?? [])].sort();
  return new Map(body.map(({ id, value }) => [id, namesIn(value).join(" ")]));
}
