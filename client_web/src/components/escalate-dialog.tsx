// A member of staff sees somebody at risk: how much, why, and a person is sent to them.

import { t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import type { Room } from "../store/room";
import type { Message } from "../wire/types";
import { Confirm } from "./dialog";

const LEVELS = ["S1", "S2", "S3", "S4"] as const;
const NOTE_CHARS = 2_000;

interface EscalateDialogProps {
  room: Room;
  message: Message;
  onClosed: () => void;
}

export function EscalateDialog({ room, message, onClosed }: EscalateDialogProps) {
  /** What was written is not to be lost to a bad connection. */
  const send = async (form: FormData): Promise<string | null> => {
    try {
      await room.escalate(message, String(form.get("severity")), String(form.get("note")).trim());
      return null;
    } catch (error) {
      return troubleOf(error);
    }
  };
  return (
    <Confirm
      title={t("escalate-title", { name: message.author.name })}
      body={t("escalate-body")}
      submit={t("escalate-submit")}
      onSubmit={send}
      onClosed={onClosed}
    >
      <SeverityField />
      <label class="field">
        <strong>{t("escalate-note")}</strong>
        <textarea class="input" name="note" rows={2} maxLength={NOTE_CHARS} dir="auto" required />
      </label>
    </Confirm>
  );
}

export function SeverityField() {
  return (
    <fieldset class="field">
      <legend>{t("escalate-level")}</legend>
      <div class="choices">
        {LEVELS.map((level) => (
          <label class="choice" key={level}>
            <input type="radio" name="severity" value={level} required />
            {t(`escalate-${level}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
