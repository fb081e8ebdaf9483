// Asking for a second look at what a moderator, or a rule, has decided.

import { useSignal } from "@preact/signals";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import { Dialog } from "./dialog";

interface AppealDialogProps {
  /** Its id. */
  sanction: string;
  /** It is with the moderators: sent now, or before. */
  onAppealed: () => void;
  onClosed: () => void;
}

export function AppealDialog({ sanction, onAppealed, onClosed }: AppealDialogProps) {
  const { api } = useLamplight();
  const outcome = useSignal("");
  const isDone = useSignal(false);
  const send = async (text: string) => {
    try {
      await api.appeal(sanction, text);
      isDone.value = true;
      outcome.value = t("appeal-sent");
      onAppealed();
    } catch (error) {
      outcome.value = troubleOf(error, { conflict: "appeal-already" });
    }
  };
  return (
    <Dialog title={t("appeal-title")} onClosed={onClosed}>
      {(close) => (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void send(String(new FormData(event.currentTarget).get("text")));
          }}
        >
          {!isDone.value && (
            <label class="field">
              <strong>{t("appeal-label")}</strong>
              <span class="hint">{t("appeal-hint")}</span>
              <textarea class="input" name="text" required maxLength={2_000} rows={4} />
            </label>
          )}
          <p role="status">{outcome.value}</p>
          <div class="row ends">
            <button type="button" class="button" onClick={close}>
              {t(isDone.value ? "close" : "cancel")}
            </button>
            {!isDone.value && (
              <button type="submit" class="button primary">
                {t("appeal-send")}
              </button>
            )}
          </div>
        </form>
      )}
    </Dialog>
  );
}
