// The archive: what was asked and answered in all sessions, found by words and tags.

import { useEffect, useMemo, useRef } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { go, pathOfArchive, pathOfSession, route } from "../routing";
import { Archive, type Results } from "./archive";
import { ArchiveApi, type ArchivedAnswer, type Wanted } from "./archive-api";
import { Archived, anchorOf, Marked, TagLinks } from "./archived-answer";
import { dateOf } from "./times";
import "./words";
import "./archive-words";
import "./qa.css";
import "./panel.css";
import "./archive.css";

const QUERY_CHARS = 100;

export function ArchiveScreen() {
  const lamplight = useLamplight();
  const archive = useMemo(() => new Archive(new ArchiveApi(lamplight.api)), [lamplight]);
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  const { words, tag } = wantedIn(route.value);
  useEffect(() => lamplight.leaveRoom(), []);
  useEffect(() => void archive.search({ words, tag }), [archive, words, tag]);
  return (
    <>
      <Bar back={{ href: "/sessions", label: t("qa-back") }} />
      <main id="main" class="page" tabIndex={-1}>
        <div class="stack">
          <h1 ref={heading} tabIndex={-1}>
            {t("archive-title")}
          </h1>
          <p>{t("archive-lead")}</p>
          <SearchForm key={words} words={words} tag={tag} />
        </div>
        <Found archive={archive} />
      </main>
    </>
  );
}

function wantedIn(to: typeof route.value): Wanted {
  return to.screen === "archive" ? to : { words: "", tag: null };
}

function SearchForm({ words, tag }: Wanted) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement).get("q");
    go(pathOfArchive(`${typed ?? ""}`.trim(), tag));
  };
  return (
    <search class="stack">
      <form class="row archive-search" onSubmit={submit}>
        <label class="field grows">
          <strong>{t("archive-words")}</strong>
          <input
            class="input"
            type="search"
            name="q"
            dir="auto"
            autocomplete="off"
            maxLength={QUERY_CHARS}
            defaultValue={words}
          />
        </label>
        <button type="submit" class="button primary">
          {t("archive-search")}
        </button>
      </form>
      {tag && (
        <p class="row">
          <span>{t("archive-tagged", { tag })}</span>
          <a class="button" href={pathOfArchive(words, null)}>
            {t("archive-every-tag")}
          </a>
        </p>
      )}
    </search>
  );
}

function Found({ archive }: { archive: Archive }) {
  const results = archive.results.value;
  const code = archive.failure.value;
  return (
    <section class="stack" aria-label={t("archive-found-title")}>
      <p role="status">{code ? "" : countWords(results)}</p>
      {code && <Failed code={code} again={() => void archive.search(wantedIn(route.value))} />}
      {results && <FoundList archive={archive} results={results} />}
    </section>
  );
}

function countWords(results: Results | null): string {
  if (!results) return t("loading");
  const { answers, next, wanted } = results;
  if (answers.length === 0 && !wanted.words && !wanted.tag) return t("archive-empty");
  return t(next === null ? "archive-found" : "archive-found-first", { count: answers.length });
}

function Failed({ code, again }: { code: string; again: () => void }) {
  return (
    <div class="stack" role="alert">
      <p class="problem">{trouble(code)}</p>
      <button type="button" class="button" onClick={again}>
        {t("try-again")}
      </button>
    </div>
  );
}

function FoundList({ archive, results }: { archive: Archive; results: Results }) {
  const { answers, next, wanted } = results;
  const first = useRef<ArchivedAnswer | undefined>(undefined);
  useEffect(() => {
    if (first.current) document.getElementById(anchorOf(first.current))?.focus();
    first.current = undefined;
  });
  useEffect(() => {
    // A tag among the results that led here has gone with them, and so has the focus.
    if (document.activeElement === document.body) document.querySelector("h1")?.focus();
  }, [results]);
  const more = async () => {
    first.current = await archive.more(); // it is drawn after this
  };
  return (
    <>
      <ul class="qa-list">
        {answers.map((answer) => (
          <li key={answer.id}>
            <Archived answer={answer} words={wanted.words} heading="h2">
              <From answer={answer} words={wanted.words} />
            </Archived>
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" class="button" onClick={() => void more()}>
          {t("archive-more")}
        </button>
      )}
    </>
  );
}

/** The session that it was asked in, right at the answer. */
function From({ answer, words }: { answer: ArchivedAnswer; words: string }) {
  return (
    <div class="archived-from">
      <a class="text-link" href={`${pathOfSession(answer.session)}#${anchorOf(answer)}`}>
        <bdi>
          <Marked text={answer.title} words={words} />
        </bdi>
      </a>
      <time class="hint" dateTime={new Date(answer.starts_at).toISOString()}>
        {dateOf(answer.starts_at)}
      </time>
      <TagLinks tags={answer.tags} />
    </div>
  );
}
