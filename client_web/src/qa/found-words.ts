// Which parts of a text a search has found, by the server's rule: a word is found by its beginning,
// whatever its case and accents.

export interface Part {
  readonly text: string;
  readonly isFound: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** The text in parts, in order: put together again they are the text. */
export function partsOf(text: string, wanted: string): Part[] {
  const beginnings = [...wanted.matchAll(WORD)].map(([word]) => folded(word));
  const parts: Part[] = [];
  let end = 0;
  for (const match of beginnings.length > 0 ? text.matchAll(WORD) : []) {
    const [word] = match;
    if (!beginnings.some((beginning) => folded(word).startsWith(beginning))) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isFound: false });
    parts.push({ text: word, isFound: true });
    end = match.index + word.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isFound: false });
  return parts;
}

function folded(word: string): string {
  return word.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
