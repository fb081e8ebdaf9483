// What every list of questions is made of.

import { RoleMark } from "../components/role";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Room } from "../store/room";
import type { QaSession, Question } from "../wire/types";
import type { SessionBook } from "./session-book";

/** What the server says of a wrong text names what is wrong with it, so it is shown as it is. */
export function TroubleLine({ book }: { book: SessionBook }) {
  const found = book.trouble.value;
  return (
    <p class="problem" role="alert">
      {found && (found.code === "bad_request" ? found.message : trouble(found.code, found.until))}
    </p>
  );
}

export function AskedBy({ question: { asker, anonymous, mine } }: { question: Question }) {
  const name = asker?.name;
  return (
    <p class="hint">
      {mine && t("qa-yours")}
      {!mine && (name ? t("qa-asked-by", { name }) : anonymous && t("qa-asked-anonymously"))}
    </p>
  );
}

interface AnswerProps {
  question: Question;
  session: QaSession;
  room?: Room | undefined;
  onSeek?: (() => void) | undefined;
}

/** What was answered: in writing, as a message in the room, or aloud. */
export function Answer({ question, session, room, onSeek }: AnswerProps) {
  const { answer, answered_by, answer_seq: seq = null } = question;
  const expert = session.experts.find(({ id }) => id === answered_by);
  const by = expert ?? session.hosts.find(({ id }) => id === answered_by);
  const find = (place: number) => {
    onSeek?.();
    void room?.seek(place);
  };
  return (
    <div class="qa-answer">
      {by && (
        <p>
          <strong>
            <bdi>{by.name}</bdi>
          </strong>{" "}
          <RoleMark roles={[expert ? "expert" : "host"]} />
        </p>
      )}
      {answer && (
        <p class="qa-text" dir="auto">
          {answer}
        </p>
      )}
      {!answer && seq === null && <p class="hint">{t("qa-answered-aloud")}</p>}
      {seq !== null && room && (
        <button type="button" class="button link" onClick={() => find(seq)}>
          {t("qa-answer-in-room")}
        </button>
      )}
    </div>
  );
}
