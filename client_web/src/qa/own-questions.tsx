// What one has asked oneself, and what became of it.

import { useSignal } from "@preact/signals";
import { Confirm } from "../components/dialog";
import { t } from "../i18n";
import type { QaSession, Question } from "../wire/types";
import { LeaveOut } from "./leave-out";
import { Answer } from "./question-parts";
import type { SessionBook } from "./session-book";

export function OwnQuestions({ book, session }: { book: SessionBook; session: QaSession }) {
  const own = book.own.value;
  if (own.length === 0) return null;
  return (
    <section class="stack">
      <h3>{t("qa-own")}</h3>
      <ul class="qa-list">
        {own.map((question) => (
          <OwnQuestion key={question.id} book={book} session={session} question={question} />
        ))}
      </ul>
      {session.transcript !== false && <LeaveOut book={book} />}
    </section>
  );
}

interface OwnProps {
  book: SessionBook;
  session: QaSession;
  question: Question;
}

function OwnQuestion({ book, session, question }: OwnProps) {
  const { id, state, text, reason, anonymous } = question;
  const isLeaving = useSignal(false);
  const takeBack = async () => {
    const isGone = await book.step(id, { to: "withdrawn" });
    return isGone ? undefined : t("trouble-other");
  };
  return (
    <li class="qa-question">
      <p class="qa-text" dir="auto">
        {text}
      </p>
      {anonymous && <p class="hint">{t("qa-own-anonymous")}</p>}
      <p dir="auto">{state === "escalated" && reason ? reason : t(`qa-own-${state}`)}</p>
      {state === "declined" && reason && <p dir="auto">{reason}</p>}
      {state === "answered" && <Answer question={question} session={session} />}
      <button type="button" class="button link" onClick={() => (isLeaving.value = true)}>
        {t("qa-take-back")}
      </button>
      {isLeaving.value && (
        <Confirm
          title={t("qa-take-back-title")}
          body={t("qa-take-back-body")}
          submit={t("qa-take-back")}
          isFinal
          onSubmit={takeBack}
          onClosed={() => (isLeaving.value = false)}
        />
      )}
    </li>
  );
}
