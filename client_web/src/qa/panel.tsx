// The questions of a session, for everybody in its room: ask, vote, read what was answered.

import { useLamplight } from "../context";
import { t } from "../i18n";
import { OfSessionIn } from "../resources/places";
import { go } from "../routing";
import type { Room } from "../store/room";
import type { QaSession, Question } from "../wire/types";
import { AskForm } from "./ask-form";
import { OwnQuestions } from "./own-questions";
import { Polls } from "./polls";
import { QaApi } from "./qa-api";
import { Answer, AskedBy } from "./question-parts";
import type { Order } from "./questions";
import type { SessionBook } from "./session-book";
import { isBackstage } from "./sessions";

interface PanelProps {
  book: SessionBook;
  session: QaSession;
  room: Room;
  isUnderTitle?: boolean;
  onSeek?: () => void;
}

export function Panel({ book, session, room, isUnderTitle = false, onSeek }: PanelProps) {
  const isOver = session.state === "ended";
  return (
    <div class="stack qa-panel">
      {!isUnderTitle && (
        <h2>
          <bdi>{session.title}</bdi>
        </h2>
      )}
      {isBackstage(room.me, session) && (
        <a class="button" href={`/sessions/${encodeURIComponent(session.id)}/run`}>
          {t("qa-run")}
        </a>
      )}
      {!isOver && <AskForm book={book} session={session} />}
      <OfSessionIn room={room} session={session} />
      <Polls book={book} />
      <OwnQuestions book={book} session={session} />
      <OpenQuestions book={book} />
      <Answered book={book} session={session} room={room} onSeek={onSeek} />
      {session.capacity !== null && !isOver && <GivePlace session={session.id} />}
    </div>
  );
}

const ORDERS: readonly Order[] = ["votes", "oldest"];

/** Those that may be voted for, whatever they wait for. */
export function OpenQuestions({ book }: { book: SessionBook }) {
  const open = book.open.value;
  return (
    <section class="stack">
      <h3>{t("qa-questions", { count: open.length })}</h3>
      {open.length > 1 && (
        <fieldset class="row" aria-label={t("qa-order")}>
          {ORDERS.map((order) => (
            <button
              key={order}
              type="button"
              class="button qa-order"
              aria-pressed={book.order.value === order}
              onClick={() => (book.order.value = order)}
            >
              {t(`qa-order-${order}`)}
            </button>
          ))}
        </fieldset>
      )}
      {book.isLoaded.value && open.length === 0 && <p class="hint">{t("qa-questions-none")}</p>}
      <ul class="qa-list">
        {open.map((question) => (
          <OpenQuestion key={question.id} book={book} question={question} />
        ))}
      </ul>
    </section>
  );
}

function OpenQuestion({ book, question }: { book: SessionBook; question: Question }) {
  const { id, text, votes, voted = false } = question;
  return (
    <li class="qa-question" data-question={id}>
      <p class="qa-text" dir="auto">
        {text}
      </p>
      <AskedBy question={question} />
      <button
        type="button"
        class="button qa-toggle"
        aria-pressed={voted}
        onClick={() => void book.vote(id, !voted)}
      >
        <span class="qa-check" aria-hidden="true" />
        {t("qa-vote")}
        <span class="hint">{t("qa-votes", { count: votes })}</span>
      </button>
    </li>
  );
}

type AnsweredProps = Pick<PanelProps, "book" | "session" | "room"> & {
  onSeek: (() => void) | undefined;
};

function Answered({ book, session, room, onSeek }: AnsweredProps) {
  const answered = book.answered.value;
  if (answered.length === 0) return null;
  return (
    <section class="stack">
      <h3>{t("qa-answered")}</h3>
      <ul class="qa-list">
        {answered.map((question) => (
          <li key={question.id} class="qa-question">
            <p class="qa-text" dir="auto">
              {question.text}
            </p>
            <AskedBy question={question} />
            <Answer question={question} session={session} room={room} onSeek={onSeek} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function GivePlace({ session }: { session: string }) {
  const { api } = useLamplight();
  const give = async () => {
    go("/sessions"); // first: without a place, the room would put one in line again
    await new QaApi(api).leavePlace(session).catch(() => undefined);
  };
  return (
    <button type="button" class="button link" onClick={() => void give()}>
      {t("qa-give-place")}
    </button>
  );
}
