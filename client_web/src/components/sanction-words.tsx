// A sanction in words, for the person it is on: what decided it, why, and the way to a second look.

import { useSignal } from "@preact/signals";
import { speaksEnglish, t } from "../i18n";
import type { Appeal } from "../store/sanctions";
import type { Sanction } from "../wire/types";
import { AppealDialog } from "./appeal-dialog";

interface SanctionWordsProps {
  sanction: Sanction;
  /** What it does, until when. */
  what: string;
  appeal: Appeal;
  onAppealed: () => void;
}

export function SanctionWords(props: SanctionWordsProps) {
  const { sanction, what, appeal, onAppealed } = props;
  const isByRule = sanction.cause.rule != null;
  // A rule's own reason is English; a moderator's is in whatever language they wrote it.
  const reason = isByRule && !speaksEnglish() ? t("sanction-against-rules") : sanction.reason;
  return (
    <div class="sanction-words">
      <p>
        {what} {t(isByRule ? "sanction-by-rule" : "sanction-by-moderator")}
      </p>
      {reason !== "" && <p dir="auto">{t("sanction-why", { reason })}</p>}
      {appeal === "none" ? (
        <AppealWay sanction={sanction.id} onAppealed={onAppealed} />
      ) : (
        <p>{t(`sanction-${appeal}`)}</p>
      )}
    </div>
  );
}

interface AppealWayProps {
  sanction: string;
  onAppealed?: () => void;
}

export function AppealWay({ sanction, onAppealed = () => {} }: AppealWayProps) {
  const isAsked = useSignal(false);
  const hasAppealed = useSignal(false);
  const close = () => {
    isAsked.value = false;
    if (hasAppealed.value) onAppealed();
  };
  return (
    <>
      <button type="button" class="button" onClick={() => (isAsked.value = true)}>
        {t("appeal")}
      </button>
      {isAsked.value && (
        <AppealDialog
          sanction={sanction}
          onAppealed={() => (hasAppealed.value = true)}
          onClosed={close}
        />
      )}
    </>
  );
}
