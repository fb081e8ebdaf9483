// A text of one's own that is not in the log, or not yet: its words, how it stands, and what can
// be done. Only its author ever sees it.

import { t } from "../i18n";
import { noticeWords } from "../i18n/notice";
import { trouble } from "../i18n/trouble";
import type { Unsent } from "../store/outbox";
import type { Room } from "../store/room";
import { Avatar } from "./avatar";
import { isKeptBack, KeptBackWays } from "./kept-back-ways";

interface UnsentRowProps {
  room: Room;
  unsent: Unsent;
  isGrouped: boolean;
}

export function UnsentRow({ room, unsent, isGrouped }: UnsentRowProps) {
  const { id, text, cover, state, changes, notice } = unsent;
  return (
    <div class={`message own unsent unsent-${state} ${isGrouped ? "grouped" : ""}`}>
      {!isGrouped && <Avatar id={room.me.id} />}
      {!isGrouped && (
        <p class="message-head">
          <span class="message-name">{t("you")}</span>
        </p>
      )}
      <div class="message-line">
        <div class="bubble">
          {changes && <p class="hint">{t("unsent-is-change")}</p>}
          {cover && <p class="hint">{t("message-covered", { reason: cover })}</p>}
          <p class="message-text" dir="auto">
            {text}
          </p>
        </div>
      </div>
      <p class="unsent-state" role={state === "failed" ? "alert" : "status"} dir="auto">
        {wordsOf(unsent)}
      </p>
      {state === "held" && notice?.redacted && notice.offers.includes("redact") && (
        <p class="unsent-preview" dir="auto">
          {t("unsent-redacted", { text: notice.redacted })}
        </p>
      )}
      {state === "failed" && (
        <div class="row unsent-ways">
          <button type="button" class="button" onClick={() => room.composer.retry(id)}>
            {t("try-again")}
          </button>
          <button type="button" class="button plain" onClick={() => room.composer.discard(id)}>
            {t("unsent-delete")}
          </button>
        </div>
      )}
      {isKeptBack(unsent) && <KeptBackWays room={room} unsent={unsent} />}
    </div>
  );
}

/** What its author is told: why, and what happens next. */
function wordsOf({ state, notice, reason, trouble: problem }: Unsent): string {
  if (state === "held" && notice) return noticeWords(notice, state);
  if (state === "declined" && reason) {
    return `${t("unsent-declined")} ${t("unsent-reason", { reason })}`;
  }
  if (state === "declined" && notice) return noticeWords(notice, state);
  const words = [t(`unsent-${state}`)];
  if (problem?.code === "conflict") words.push(t("unsent-posted-meanwhile"));
  else if (problem) words.push(trouble(problem.code, problem.until));
  return words.join(" ");
}
