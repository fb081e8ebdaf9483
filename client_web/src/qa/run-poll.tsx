// Opening a poll: a question, and an option a line.

import { t } from "../i18n";
import type { QaSession } from "../wire/types";
import type { SessionBook } from "./session-book";
import { isRunning } from "./sessions";

export function NewPoll({ book, session }: { book: SessionBook; session: QaSession }) {
  if (!isRunning(session)) return null;
  const open = async (form: HTMLFormElement) => {
    const said = new FormData(form);
    const options = String(said.get("options"))
      .split("\n")
      .map((line) => line.trim());
    const isOpen = await book.openPoll(
      String(said.get("question")),
      options.filter((line) => line !== ""),
    );
    if (isOpen) form.reset();
  };
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void open(event.currentTarget);
      }}
    >
      <h3>{t("run-poll")}</h3>
      <label class="field">
        <strong>{t("run-poll-question")}</strong>
        <input class="input" name="question" required maxLength={200} autocomplete="off" />
      </label>
      <label class="field">
        <strong>{t("run-poll-options")}</strong>
        <span class="hint">{t("run-poll-options-hint")}</span>
        <textarea class="input" name="options" required rows={3} dir="auto" />
      </label>
      <button type="submit" class="button">
        {t("run-poll-open")}
      </button>
    </form>
  );
}
