// What is asked before a message is taken back, removed or restored, or its author muted.

import { t } from "../i18n";
import type { Room } from "../store/room";
import type { Message } from "../wire/types";
import { Confirm, ReasonField } from "./dialog";
import type { LogView } from "./log-view";

const MUTES = [
  { seconds: 600, words: "mute-10-minutes" },
  { seconds: 3_600, words: "mute-1-hour" },
  { seconds: 86_400, words: "mute-24-hours" },
] as const;

export function MessageDialog({ room, view }: { room: Room; view: LogView }) {
  const asked = view.asked.value;
  const message = asked && room.log.value.rows.get(asked.seq)?.message;
  if (!asked || !message) return null;
  const onClosed = () => {
    view.asked.value = null;
  };
  if (asked.deed === "mute")
    return <MuteDialog room={room} message={message} onClosed={onClosed} />;
  const { seq } = message;
  const run = (form: FormData) => {
    const reason = String(form.get("reason") ?? "");
    if (asked.deed === "withdraw") void room.withdraw(seq);
    else void room[asked.deed as "remove" | "restore"](seq, reason);
  };
  return (
    <Confirm
      title={t(`${asked.deed}-title`)}
      body={t(`${asked.deed}-body`)}
      submit={t(`${asked.deed}-submit`)}
      isFinal={asked.deed === "withdraw"}
      onSubmit={run}
      onClosed={onClosed}
    >
      {asked.deed !== "withdraw" && <ReasonField />}
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
