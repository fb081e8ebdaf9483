// What is asked before a question is declined, merged or answered.

import { Confirm } from "../components/dialog";
import { SeverityField } from "../components/escalate-dialog";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Question } from "../wire/types";
import type { Step } from "./qa-api";
import type { RunDesk } from "./run-desk";

export type Asks = "decline" | "merge" | "answer" | "worry";

interface DialogProps {
  desk: RunDesk;
  question: Question;
  asks: Asks;
  onClosed: () => void;
}

export function RunDialog({ desk, question, asks, onClosed }: DialogProps) {
  const submit = async (form: FormData) => {
    if (await desk.book.step(question.id, stepOf(asks, form))) return undefined;
    const found = desk.book.trouble.value;
    desk.book.trouble.value = null; // it is said here, and what was typed stays
    if (!found) return t("trouble-other");
    return found.code === "bad_request" ? found.message : trouble(found.code, found.until);
  };
  return (
    <Confirm
      title={t(`run-${asks}-title`)}
      body={t(`run-${asks}-body`)}
      submit={t(asks === "worry" ? "escalate-submit" : `run-do-${asks}`)}
      onSubmit={submit}
      onClosed={onClosed}
    >
      <blockquote class="run-quote" dir="auto">
        {question.text}
      </blockquote>
      {asks === "worry" && <SeverityField />}
      {asks === "merge" ? (
        <MergeField questions={desk.mergesInto(question)} />
      ) : (
        <label class="field">
          <strong>{t(`run-${asks}-label`)}</strong>
          <textarea
            class="input"
            name={asks}
            rows={3}
            dir="auto"
            maxLength={asks === "decline" ? 500 : 2_000}
            defaultValue={asks === "answer" ? (question.answer ?? "") : ""}
          />
        </label>
      )}
    </Confirm>
  );
}

function MergeField({ questions }: { questions: readonly Question[] }) {
  return (
    <label class="field">
      <strong>{t("run-merge-label")}</strong>
      <select class="input" name="merge" required>
        {questions.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function stepOf(asks: Asks, form: FormData): Step {
  const said = String(form.get(asks) ?? "");
  if (asks === "decline") return { to: "declined", reason: said };
  if (asks === "merge") return { to: "merged", into: said };
  if (asks === "worry") {
    return { to: "escalated", reason: said, level: String(form.get("severity")) };
  }
  return { to: "answered", answer: said };
}
