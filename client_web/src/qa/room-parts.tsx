// What a room shows of the session in it: what is answered now, the panel, the end, the line.

import { useMemo } from "preact/hooks";
import { Dialog } from "../components/dialog";
import { Passing } from "../components/room-notices";
import { useLamplight } from "../context";
import { t } from "../i18n";
import type { Room } from "../store/room";
import type { QaSession, Question } from "../wire/types";
import { AnswerOffer } from "./answer-offer";
import { offersFor } from "./answer-offers";
import { bookOf } from "./book-of";
import { Farewell } from "./farewell";
import { Panel } from "./panel";
import { AskedBy } from "./question-parts";
import type { SessionBook } from "./session-book";
import { isBackstage, isOnCrew } from "./sessions";
import "./words";
import "./qa.css";
import "./panel.css";

export { Line } from "./line";

interface InRoom {
  room: Room;
}

function useSession(room: Room): { session: QaSession; book: SessionBook } | null {
  const lamplight = useLamplight();
  const session = room.qa.now.value;
  const id = session?.id ?? null;
  const book = useMemo(() => id && bookOf(room, id, lamplight), [room, id, lamplight]);
  return session && book ? { session, book } : null;
}

/** Over the messages: the question that is being answered, and the way to the others. */
export function Head({ room }: InRoom) {
  const here = useSession(room);
  if (!here || here.session.state === "ended") return null;
  const { session, book } = here;
  const live = book.live.value;
  return (
    <section class="qa-head" aria-label={session.title}>
      <div class="qa-head-line">
        <p>
          <strong>
            <bdi>{session.title}</bdi>
          </strong>{" "}
          <span class={`tag qa-state-${session.state}`}>{t(`qa-state-${session.state}`)}</span>
        </p>
        <button
          type="button"
          class="button qa-open"
          aria-haspopup="dialog"
          onClick={() => (book.isShown.value = true)}
        >
          {t("qa-questions", { count: book.open.value.length })}
        </button>
      </div>
      <p class="visually-hidden" role="status">
        {live?.text && t("qa-now-announced", { text: live.text })}
      </p>
      {live && (
        <blockquote class="qa-live">
          <p class="qa-live-mark">{t("qa-now")}</p>
          <p class="qa-text" dir="auto">
            {live.text}
          </p>
          <AskedBy question={live} />
          <OwnAnswer room={room} session={session} book={book} live={live} />
        </blockquote>
      )}
      {book.isShown.value && (
        <Dialog title={session.title} onClosed={() => (book.isShown.value = false)}>
          {(close) => (
            <>
              <Panel book={book} session={session} room={room} isUnderTitle onSeek={close} />
              <div class="row ends">
                <button type="button" class="button" onClick={close}>
                  {t("close")}
                </button>
              </div>
            </>
          )}
        </Dialog>
      )}
    </section>
  );
}

interface OwnAnswerProps extends InRoom {
  session: QaSession;
  book: SessionBook;
  live: Question;
}

/** Whoever runs the session and has just written in the room may have answered with that. */
function OwnAnswer({ room, session, book, live }: OwnAnswerProps) {
  if (!isOnCrew(room.me, session) || !isBackstage(room.me, session)) return null;
  const own = [...room.log.value.rows].filter(([, row]) => row.message.author.id === room.me.id);
  const said = new Map(own.map(([seq, row]) => [seq, row.message]));
  const [latest] = offersFor(said, live);
  if (!latest) return null;
  const take = () => void book.step(live.id, { to: "answered", seq: latest.seq });
  return <AnswerOffer message={latest} isOwn onAnswer={take} />;
}

export function PanelBeside({ room }: InRoom) {
  const here = useSession(room);
  if (!here) return null;
  return (
    <div class="qa-beside">
      <Panel book={here.book} session={here.session} room={room} />
    </div>
  );
}

export function Closing({ room }: InRoom) {
  const here = useSession(room);
  const isOver = here?.session.state === "wrapping" || here?.session.state === "ended";
  if (!here || !isOver || here.book.isClosingShut.value) return null;
  return <Farewell book={here.book} />;
}

/** In the place of where one writes. */
export function Quiet({ room }: InRoom) {
  const here = useSession(room);
  if (!here) return null;
  const { book, session } = here;
  const ask = () => {
    const field = document.querySelector<HTMLElement>(".qa-beside .qa-ask-field");
    if (field?.checkVisibility?.()) field.focus();
    else book.isShown.value = true;
  };
  const names = session.experts.map(({ name }) => name).join(", ");
  return (
    <div class="composer" data-region="composer">
      <div class="room-notices" role="status">
        <p class="notice">{names ? t("qa-quiet-now", { names }) : t("qa-quiet-plain")}</p>
        <Passing room={room} />
      </div>
      <button type="button" class="button primary" data-entrance onClick={ask}>
        {t("qa-ask-instead")}
      </button>
    </div>
  );
}
