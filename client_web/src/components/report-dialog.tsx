// Saying that a message does harm, or that one is worried about whoever wrote it.

import { t } from "../i18n";
import { COMPLAINTS, type ComplaintKind, complaintWords } from "../i18n/complaint";
import { troubleOf } from "../i18n/trouble";
import type { Room } from "../store/room";
import { Confirm } from "./dialog";

const NOTE_CHARS = 1_000;
const INSTEAD = { conflict: "report-conflict", slow_down: "report-slow-down" };

interface ReportDialogProps {
  room: Room;
  seq: number;
  kind: ComplaintKind;
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
          {COMPLAINTS[kind].map((reason) => (
            <label class="choice" key={reason}>
              <input type="radio" name="reason" value={reason} required />
              {complaintWords(kind, reason)}
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
