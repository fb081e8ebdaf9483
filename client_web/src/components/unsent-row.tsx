// A message of one's own that has not arrived: its text, how it stands, and what can be done.

import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Unsent } from "../store/outbox";
import type { Room } from "../store/room";
import { Avatar } from "./avatar";

interface UnsentRowProps {
  room: Room;
  unsent: Unsent;
  isGrouped: boolean;
}

export function UnsentRow({ room, unsent, isGrouped }: UnsentRowProps) {
  const { id, text, state } = unsent;
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
          <p class="message-text" dir="auto">
            {text}
          </p>
        </div>
      </div>
      <p class="unsent-state" role={state === "failed" ? "alert" : undefined}>
        {t(`unsent-${state}`)}{" "}
        {unsent.trouble && trouble(unsent.trouble.code, unsent.trouble.until)}
      </p>
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
      {state === "declined" && (
        <div class="row unsent-ways">
          <button type="button" class="button plain" onClick={() => room.composer.discard(id)}>
            {t("dismiss")}
          </button>
        </div>
      )}
    </div>
  );
}
