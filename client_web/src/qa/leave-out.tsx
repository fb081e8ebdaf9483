// Whether one's own questions stay in the archive: to be said before, during and after a session.

import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import type { SessionBook } from "./session-book";

export function LeaveOut({ book }: { book: SessionBook }) {
  const isLeftOut = book.isLeftOut.value;
  useEffect(() => void book.learnLeftOut(), [book]);
  return (
    <label class="choice leave-out">
      <input
        type="checkbox"
        checked={isLeftOut ?? false}
        disabled={isLeftOut === null}
        onChange={(event) => void book.leaveOut(event.currentTarget.checked)}
      />
      <span>
        {t("qa-leave-out")}
        <span class="hint">{t("qa-leave-out-hint")}</span>
      </span>
    </label>
  );
}
