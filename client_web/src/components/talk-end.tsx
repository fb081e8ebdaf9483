// What stands where one wrote, once a private talk has ended: help, and the way to another talk.

import { useSignal } from "@preact/signals";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { waitWords } from "../i18n/wait";
import { CareTrouble } from "./care-card";
import { SomebodyIsHere } from "./talk-notice";

/** `isOwn`: the talk was for this person, and not one that they came into to help. */
export function TalkEnd({ isOwn }: { isOwn: boolean }) {
  const { care, talk } = useLamplight();
  const hasAsked = useSignal(false);
  const ask = async () => {
    hasAsked.value = await care.tell("talk");
    await talk.load();
  };
  const { room, responder, wait } = talk.help.value;
  if (room && responder) return <SomebodyIsHere />;
  return (
    <div class="talk-end stack" data-region="composer" tabIndex={-1}>
      <div role="status">
        {hasAsked.value && (
          <p>
            {t("care-chosen-talk")} {wait && waitWords(wait, false)}
          </p>
        )}
      </div>
      <CareTrouble />
      <div class="row">
        <a class="button helping" href="/help" onClick={() => talk.hide()}>
          {t("help")}
        </a>
        {isOwn && !hasAsked.value && (
          <button type="button" class="button" onClick={() => void ask()}>
            {t("talk-again")}
          </button>
        )}
      </div>
    </div>
  );
}
