// Asking, with or without one's name, and what came of it.

import { t } from "../i18n";
import { noticeWords } from "../i18n/notice";
import type { QaSession } from "../wire/types";
import { TroubleLine } from "./question-parts";
import type { SessionBook } from "./session-book";

const TEXT_CHARS = 500;

export function AskForm({ book, session }: { book: SessionBook; session: QaSession }) {
  const text = book.text.value;
  const left = TEXT_CHARS - [...text].length;
  const isReady = text.trim() !== "" && left >= 0;
  const submit = (event: Event) => {
    event.preventDefault();
    if (isReady) void book.ask();
  };
  return (
    <form class="stack qa-ask" onSubmit={submit}>
      <label class="field">
        <strong>{t("qa-ask")}</strong>
        <textarea
          class="input qa-ask-field"
          dir="auto"
          rows={2}
          value={text}
          onInput={(event) => book.write(event.currentTarget.value)}
        />
      </label>
      {left < 100 && (
        <p class="hint">
          {left < 0 ? t("composer-over", { count: -left }) : t("composer-left", { count: left })}
        </p>
      )}
      {session.anonymous && (
        <label class="choice">
          <input
            type="checkbox"
            checked={book.isAnonymous.value}
            onChange={(event) => (book.isAnonymous.value = event.currentTarget.checked)}
          />
          {t("qa-ask-anonymously")}
        </label>
      )}
      <TroubleLine book={book} />
      <button type="submit" class="button primary" aria-disabled={!isReady || book.isAsking.value}>
        {t("qa-ask-submit")}
      </button>
      <Outcome book={book} />
    </form>
  );
}

/** Why a text wasn't simply taken, and what happens next. */
function Outcome({ book }: { book: SessionBook }) {
  const asked = book.asked.value;
  const outcome = asked?.state === "declined" ? "declined" : "held";
  const words =
    asked && (asked.notice ? noticeWords(asked.notice, outcome) : t(`qa-own-${asked.state}`));
  return (
    <p class="qa-outcome" role="status" dir="auto">
      {words}
    </p>
  );
}
