// A message of one's own that has not arrived: its text, how it stands, and what can be done.

import { useSignal } from "@preact/signals";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Unsent } from "../store/outbox";
import type { Room } from "../store/room";
import { AppealDialog } from "./appeal-dialog";
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
      <p class="unsent-state" role={state === "failed" ? "alert" : "status"}>
        {wordsOf(unsent)}
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
      {isKeptBack(state) && <KeptBackWays room={room} unsent={unsent} />}
    </div>
  );
}

function isKeptBack(state: Unsent["state"]): boolean {
  return state === "held" || state === "declined" || state === "returned";
}

/** What its author is told: the server's own words where it said any. */
function wordsOf({ state, notice, reason, trouble: problem }: Unsent): string {
  const words = [t(`unsent-${state}`)];
  if (problem) words.push(trouble(problem.code, problem.until));
  if (state === "held" && notice) return notice.message;
  if (state === "declined" && notice && !reason) return notice.message;
  if (reason && state === "declined") words.push(t("unsent-reason", { reason }));
  return words.join(" ");
}

/** What can be done about a message that was kept back. */
function KeptBackWays({ room, unsent }: { room: Room; unsent: Unsent }) {
  const { sanctions, api } = useLamplight();
  const isAppealing = useSignal(false);
  const { id, state, notice } = unsent;
  const { composer } = room;
  const offers = notice?.offers ?? [];
  const sanction = sanctions.value?.newest ?? null;
  const canEdit = state !== "held" || offers.includes("edit");
  return (
    <div class="row unsent-ways">
      {offers.includes("redact") && notice?.redacted && (
        <button type="button" class="button primary" onClick={() => composer.sendRedacted(id)}>
          {t("unsent-redact")}
        </button>
      )}
      {offers.includes("post_without_method") && (
        <button type="button" class="button primary" onClick={() => composer.rewrite(id)}>
          {t("unsent-without-method")}
        </button>
      )}
      {canEdit && (
        <button type="button" class="button" onClick={() => composer.rewrite(id)}>
          {t("unsent-change")}
        </button>
      )}
      {offers.includes("appeal") && sanction && (
        <button type="button" class="button" onClick={() => (isAppealing.value = true)}>
          {t("appeal")}
        </button>
      )}
      <button
        type="button"
        class="button plain"
        onClick={() => (state === "held" ? void room.withdrawHeld(id) : composer.discard(id))}
      >
        {t(state === "held" ? "unsent-take-back" : "dismiss")}
      </button>
      {isAppealing.value && sanction && (
        <AppealDialog
          onClosed={() => (isAppealing.value = false)}
          onSubmit={(text) => api.appeal(sanction.id, text)}
        />
      )}
    </div>
  );
}
