// Polls: one tap, and how everybody voted once one has, or once it is closed.

import { t } from "../i18n";
import type { Poll } from "../wire/types";
import type { SessionBook } from "./session-book";

interface PollsProps {
  book: SessionBook;
  /** Those who run the session close them. */
  canClose?: boolean;
}

export function Polls({ book, canClose = false }: PollsProps) {
  const polls = [...book.polls.value.values()];
  if (polls.length === 0) return null;
  return (
    <section class="stack">
      <h3>{t("qa-polls")}</h3>
      {polls.map((poll) => (
        <PollCard key={poll.id} book={book} poll={poll} canClose={canClose} />
      ))}
    </section>
  );
}

function PollCard({ book, poll, canClose }: { book: SessionBook; poll: Poll; canClose: boolean }) {
  const { counts, mine, open } = poll;
  const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  return (
    <fieldset class="field qa-poll">
      <legend dir="auto">{poll.question}</legend>
      {poll.options.map((option, at) => (
        <div key={option}>
          {open && (
            <button
              type="button"
              class="button qa-toggle qa-option"
              aria-pressed={mine === at}
              onClick={() => void book.votePoll(poll.id, at)}
            >
              <span class="qa-check" aria-hidden="true" />
              <span dir="auto">{option}</span>
            </button>
          )}
          {!open && <p dir="auto">{option}</p>}
          {counts && (
            <p class="hint qa-count">
              <progress max={Math.max(total, 1)} value={counts[at] ?? 0} aria-hidden="true" />
              {t("qa-poll-votes", { count: counts[at] ?? 0 })}
            </p>
          )}
        </div>
      ))}
      <p class="hint">{t(hintFor(poll))}</p>
      {canClose && open && (
        <button type="button" class="button" onClick={() => void book.closePoll(poll.id)}>
          {t("qa-poll-close")}
        </button>
      )}
    </fieldset>
  );
}

function hintFor({ open, mine }: Poll): string {
  if (!open) return "qa-poll-closed";
  return mine === null ? "qa-poll-open" : "qa-poll-voted";
}
