// A message in the room that may be the answer to what is live, and the one tap that says so.

import { t } from "../i18n";
import type { Message } from "../wire/types";

interface OfferProps {
  message: Message;
  isOwn: boolean;
  onAnswer: () => void;
}

export function AnswerOffer({ message, isOwn, onAnswer }: OfferProps) {
  return (
    <div class="qa-offer">
      <p class="hint">
        {isOwn ? t("qa-offer-own") : t("qa-offer-by", { name: message.author.name })}
      </p>
      <p class="qa-offer-text" dir="auto">
        {message.text}
      </p>
      <button type="button" class="button" onClick={onAnswer}>
        {t("qa-offer-take")}
      </button>
    </div>
  );
}
