// What a push looks like on the screen of somebody who may not be alone, and where it leads.

import { languageOf, wordsFor } from "./words";

const TITLE = "Lamplight";
const ROOMS = "/";
const DESK = "/desk";
/** Our own ids, such as could be part of an address. */
const ID = /^[\w-]{1,64}$/;

export interface Shown {
  title: string;
  body: string;
  lang: string;
  dir: "ltr" | "rtl";
  /** A newer notice of the same case or session takes the place of the one before. */
  tag: string;
  renotify: boolean;
  icon: string;
  badge: string;
  /** What is needed to open what it is about. */
  data: About;
}

interface About {
  kind: string;
  key: string;
}

interface Said extends About {
  text: string;
  level: string | null;
  locale: string;
}

/** `text`: what was encrypted for this browser. `language` is the browser's own. */
export function notificationOf(text: string | undefined, language: string): Shown {
  const said = read(text, language);
  const { kind, key } = said;
  const lang = languageOf(said.locale);
  return {
    title: TITLE,
    body: bodyOf(said),
    lang,
    dir: lang === "ar" ? "rtl" : "ltr",
    tag: key,
    renotify: true,
    icon: "/icon-192.png",
    badge: "/icon-192.png",
    data: { kind, key },
  };
}

/** Where a click on it leads; from one of an older worker, which noted nothing, to the rooms. */
export function addressOf(data: unknown): string {
  const kind = field(data, "kind") ?? "";
  const key = field(data, "key") ?? "";
  if (kind.startsWith("case.")) return DESK;
  return kind === "session.reminder" && ID.test(key) ? `/sessions/${key}` : ROOMS;
}

/** The window that has that open already, or what is under it; any other is left as it is. */
export function windowToFocus<Window extends { readonly url: string }>(
  windows: readonly Window[],
  address: string,
): Window | undefined {
  return windows.find(({ url }) => {
    const { pathname } = new URL(url);
    return pathname === address || (address !== ROOMS && pathname.startsWith(`${address}/`));
  });
}

function bodyOf({ kind, level, locale, text }: Said): string {
  const words = wordsFor(locale);
  const body = words.kinds.get(kind);
  if (body === undefined) return text || words.unknown;
  return level === null ? body : `${body}: ${words.level.replace("{level}", level)}`;
}

/** JSON with `kind`, `key` (the case or session), `level`, `locale`, and `text` in English. */
function read(text: string | undefined, language: string): Said {
  const said = parsed(text);
  return {
    kind: field(said, "kind") ?? "",
    key: field(said, "key") ?? "lamplight",
    level: field(said, "level"),
    locale: field(said, "locale") ?? language,
    text: field(said, "text") ?? "",
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null; // not of ours, or of another version
  }
}

function field(from: unknown, name: string): string | null {
  if (from === null || typeof from !== "object" || !Object.hasOwn(from, name)) return null;
  const value: unknown = (from as Record<string, unknown>)[name];
  return typeof value === "string" ? value : null;
}
