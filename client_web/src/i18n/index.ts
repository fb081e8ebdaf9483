// Every word on the screen comes through here, in the reader's language.
//
// A language is one Fluent file and one line in LOCALES. English comes with the page, the others
// only to those who read them. Times go through Intl, in the reader's own zone.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "./en.ftl?raw";

interface Locale {
  readonly dir: "ltr" | "rtl";
  readonly load: () => Promise<string>;
}

const FALLBACK = "en";
const SAME_YEAR_MS = 300 * 86_400_000;
const ENGLISH: Locale = { dir: "ltr", load: async () => english };
const LOCALES: ReadonlyMap<string, Locale> = new Map([
  [FALLBACK, ENGLISH],
  ["es", { dir: "ltr", load: async () => (await import("./es.ftl?raw")).default }],
  ["ar", { dir: "rtl", load: async () => (await import("./ar.ftl?raw")).default }],
]);

let locale = FALLBACK;
let bundle = bundleOf(FALLBACK, english);

/** Takes the first language that is both wanted and there; English where it can't be fetched. */
export async function chooseLanguage(wanted: readonly string[]): Promise<void> {
  const known = wanted.map((tag) => tag.split("-")[0] ?? "").find((tag) => LOCALES.has(tag));
  const tag = known ?? FALLBACK;
  try {
    speak(tag, await (LOCALES.get(tag) ?? ENGLISH).load());
  } catch {
    speak(FALLBACK, english);
  }
}

/** From now on, and tells the document. */
function speak(tag: string, source: string): void {
  locale = tag;
  bundle = bundleOf(tag, source);
  document.documentElement.lang = tag;
  document.documentElement.dir = LOCALES.get(tag)?.dir ?? "ltr";
}

/** The message `id` with its variables filled in. */
export function t(id: string, variables: Record<string, FluentVariable> = {}): string {
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, variables) : id;
}

/** Adds words that are loaded apart, in one language; English stands in for the others. */
export function learn(tag: string, source: string): void {
  if (tag === locale || tag === FALLBACK) bundle.addResource(new FluentResource(source));
}

/** Whether what the server says in English can be shown as it is. */
export function speaksEnglish(): boolean {
  return locale === FALLBACK;
}

export function has(id: string): boolean {
  return bundle.hasMessage(id);
}

/** Such as "14:05"; in the reader's own zone where none is named. */
export function timeOfDay(at: number, zone?: string): string {
  const parts = { hour: "numeric", minute: "2-digit", ...(zone && { timeZone: zone }) } as const;
  return new Intl.DateTimeFormat(localeTag(), parts).format(at);
}

/** Such as "Tuesday, 3 March"; with the year, where it could be taken for another one. */
export function day(at: number, zone?: string): string {
  const year = Math.abs(at - Date.now()) > SAME_YEAR_MS && ({ year: "numeric" } as const);
  const named = { weekday: "long", day: "numeric", month: "long", ...year } as const;
  const parts = { ...named, ...(zone && { timeZone: zone }) };
  return new Intl.DateTimeFormat(localeTag(), parts).format(at);
}

/** Such as "Tuesday", of an instant in UTC. */
export function weekday(at: number): string {
  return new Intl.DateTimeFormat(localeTag(), { weekday: "long", timeZone: "UTC" }).format(at);
}

/** Such as "3 March 2026", of an ISO date. */
export function date(iso: string): string {
  const parts = { dateStyle: "long", timeZone: "UTC" } as const;
  return orAsSent(iso, () => new Intl.DateTimeFormat(localeTag(), parts).format(new Date(iso)));
}

/** Such as "3 Mar", of an ISO date. */
export function shortDate(iso: string): string {
  const parts = { day: "numeric", month: "short", timeZone: "UTC" } as const;
  return orAsSent(iso, () => new Intl.DateTimeFormat(localeTag(), parts).format(new Date(iso)));
}

/** Such as "Ireland", of an ISO 3166 code. */
export function country(code: string): string {
  return orAsSent(code, () => new Intl.DisplayNames(localeTag(), { type: "region" }).of(code));
}

/** Such as "Welsh", of an ISO 639 code. */
export function language(code: string): string {
  return orAsSent(code, () => new Intl.DisplayNames(localeTag(), { type: "language" }).of(code));
}

/** A moment to come: the time alone while that is today, with its day after that. */
export function moment(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? timeOfDay(at) : `${day(at)}, ${timeOfDay(at)}`;
}

/** Such as "8 seconds" or "3 minutes", rounded up. */
export function span(length_ms: number): string {
  const isWholeHours = length_ms > 0 && length_ms % 36e5 === 0;
  const [unit, unit_ms] =
    length_ms < 90_000 ? ["second", 1e3] : isWholeHours ? ["hour", 36e5] : ["minute", 6e4];
  const parts = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(localeTag(), parts).format(Math.ceil(length_ms / unit_ms));
}

/** What is no date, country or language: Intl throws at it, and a page that draws must not. */
function orAsSent(sent: string, say: () => string | undefined): string {
  try {
    return say() ?? sent;
  } catch {
    return sent;
  }
}

/** The reader's own variety of the language in use, so that en-GB reads times the British way. */
function localeTag(): string {
  return navigator.languages.find((tag) => tag.startsWith(locale)) ?? locale;
}

function bundleOf(tag: string, source: string): FluentBundle {
  const made = new FluentBundle(tag);
  made.addResource(new FluentResource(source));
  return made;
}
