// The words of pushes, in each language of the page. A screen that anybody may see shows them.
//
// Fluent would be more than all the rest of the worker. `{level}` is such as "S3".

export interface PushWords {
  readonly kinds: ReadonlyMap<string, string>;
  readonly level: string;
  /** For a push that can't be read: that there was one still matters. */
  readonly unknown: string;
}

const ENGLISH: PushWords = {
  kinds: new Map([
    ["case.raised", "A case waits"],
    ["case.page", "A case needs somebody now"],
    ["case.changed", "A case has changed"],
    ["session.reminder", "A reminder that you asked for"],
  ]),
  level: "level {level}",
  unknown: "Something waits for you",
};

const WORDS: ReadonlyMap<string, PushWords> = new Map([
  ["en", ENGLISH],
  [
    "es",
    {
      kinds: new Map([
        ["case.raised", "Hay un caso esperando"],
        ["case.page", "Un caso necesita a alguien ahora"],
        ["case.changed", "Un caso ha cambiado"],
        ["session.reminder", "Un recordatorio que pediste"],
      ]),
      level: "nivel {level}",
      unknown: "Hay algo esperándote",
    },
  ],
  [
    "ar",
    {
      kinds: new Map([
        ["case.raised", "هناك حالة تنتظر"],
        ["case.page", "هناك حالة تحتاج إلى شخص الآن"],
        ["case.changed", "تغيّرت حالة"],
        ["session.reminder", "تذكير طلبته"],
      ]),
      level: "المستوى {level}",
      unknown: "هناك شيء ينتظرك",
    },
  ],
]);

/** In the language of a tag such as `es-MX`; in English where there are none. */
export function wordsFor(tag: string): PushWords {
  return WORDS.get(languageOf(tag)) ?? ENGLISH;
}

export function languageOf(tag: string): string {
  const language = tag.split(/[-_]/)[0]?.toLowerCase() ?? "";
  return WORDS.has(language) ? language : "en";
}
