import { expect, test } from "vitest";
import { partsOf } from "../../src/qa/found-words";

function marked(text: string, wanted: string): string {
  const parts = partsOf(text, wanted);
  expect(parts.map((part) => part.text).join("")).toBe(text);
  return parts.map((part) => (part.isFound ? `[${part.text}]` : part.text)).join("");
}

test.each([
  ["Why do I wake at four?", "wake", "Why do I [wake] at four?"],
  ["Waking, wakeful; awake.", "WAK", "[Waking], [wakeful]; awake."],
  ["Is déprime the same?", "deprime same", "Is [déprime] the [same]?"],
  ["Un de\u0301prime", "déprime", "Un [de\u0301prime]"],
  ["لماذا أستيقظ؟", "أستيقظ", "لماذا [أستيقظ]؟"],
  ["a+b", "+", "a+b"],
  ["nothing", "", "nothing"],
  ["", "word", ""],
  ["<b>bold</b>", "b", "<[b]>[bold]</[b]>"],
])("in %j, looking for %j", (text, wanted, shown) => {
  expect(marked(text, wanted)).toBe(shown);
});
