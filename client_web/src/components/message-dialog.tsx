// What is asked before a message is taken back, removed or restored, or its author muted.

import { t } from "../i18n";
import type { Room } from "../store/room";
import type { Message } from "../wire/types";
import { Confirm, ReasonField } from "./dialog";
import { EscalateDialog } from "./escalate-dialog";
import type { LogView } from "./log-view";
import { ReportDialog } from "./report-dialog";

const MUTES = [
  { seconds: 600, words: "mute-10-minutes" },
  { seconds: 3_600, words: "mute-1-hour" },
  { seconds: 86_400, words: "mute-24-hours" },
] as const;

export function MessageDialog({ room, view }: { room: Room; view: LogView }) {
  const asked = view.asked.value;
  const message = asked && room.log.value.rows.get(asked.seq)?.message;
  if (!asked || !message) return null;
  const { deed, seq } = asked;
  const onClosed = () => {
    view.asked.value = null;
  };
  if (deed === "mute") return <MuteDialog room={room} message={message} onClosed={onClosed} />;
  if (deed === "escalate") {
    return <EscalateDialog room={room} message={message} onClosed={onClosed} />;
  }
  if (deed === "report" || deed === "concern") {
    return <ReportDialog room={room} seq={seq} kind={deed} onClosed={onClosed} />;
  }
  const isFinal = deed === "withdraw";
  const run = (form: FormData) => {
    if (deed === "withdraw") void room.withdraw(seq);
    else void room[deed](seq, String(form.get("reason")));
  };
  return (
    <Confirm
      title={t(`${deed}-title`)}
      body={t(`${deed}-body`)}
      submit={t(`${deed}-submit`)}
      isFinal={isFinal}
      onSubmit={run}
      onClosed={onClosed}
    >
      {!isFinal && <ReasonField />}
    </Confirm>
  );
}

interface MuteProps {
  room: Room;
  message: Message;
  onClosed: () => void;
}

function MuteDialog({ room, message: { author }, onClosed }: MuteProps) {
  return (
    <Confirm
      title={t("mute-title", { name: author.name })}
      body={t("mute-body")}
      submit={t("mute-submit")}
      onSubmit={(form) =>
        void room.mute(author.id, Number(form.get("seconds")), String(form.get("reason")))
      }
      onClosed={onClosed}
    >
      <fieldset class="field">
        <legend>{t("mute-for")}</legend>
        <div class="choices">
          {MUTES.map(({ seconds, words }, at) => (
            <label class="choice" key={seconds}>
              <input type="radio" name="seconds" value={seconds} defaultChecked={at === 0} />
              {t(words)}
            </label>
          ))}
        </div>
      </fieldset>
      <ReasonField />
    </Confirm>
  );
}
