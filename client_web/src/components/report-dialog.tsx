// Saying that a message does harm, or that one is worried about whoever wrote it.

import { t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import type { Room } from "../store/room";
import { Confirm } from "./dialog";

const NOTE_CHARS = 1_000;
const INSTEAD = { conflict: "report-conflict", slow_down: "report-slow-down" };
const REASONS = {
  report: ["report-unkind", "report-hate", "report-unsafe", "report-private", "report-other"],
  concern: ["concern-low", "concern-harm", "concern-danger", "concern-other"],
} as const;

interface ReportDialogProps {
  room: Room;
  seq: number;
  kind: "report" | "concern";
  onClosed: () => void;
}

export function ReportDialog({ room, seq, kind, onClosed }: ReportDialogProps) {
  /** A note about somebody one worries about is not to be lost to a bad connection. */
  const send = async (form: FormData): Promise<string | null> => {
    const note = String(form.get("note")).trim();
    const reason = String(form.get("reason"));
    try {
      await room.report(seq, { reason, concern: kind === "concern", ...(note && { note }) });
      return null;
    } catch (error) {
      return troubleOf(error, INSTEAD);
    }
  };
  return (
    <Confirm
      title={t(`${kind}-title`)}
      body={t(`${kind}-body`)}
      submit={t(`${kind}-submit`)}
      onSubmit={send}
      onClosed={onClosed}
    >
      <fieldset class="field">
        <legend>{t("report-why")}</legend>
        <div class="choices">
          {REASONS[kind].map((words) => (
            <label class="choice" key={words}>
              <input type="radio" name="reason" value={t(words)} required />
              {t(words)}
            </label>
          ))}
        </div>
      </fieldset>
      <label class="field">
        <strong>{t("report-note")}</strong>
        <textarea class="input" name="note" rows={2} maxLength={NOTE_CHARS} dir="auto" />
      </label>
    </Confirm>
  );
}
