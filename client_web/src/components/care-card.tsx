// The private card, in the page and never over it: warm words, somebody to call, three answers.

import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Care } from "../wire/types";
import { HelpLineItem } from "./help-line";

export function CareCard() {
  const { care } = useLamplight();
  const card = care.card.value;
  return (
    <div class="care-place" aria-live="polite">
      {card && <Card card={card} />}
    </div>
  );
}

function Card({ card }: { card: Care }) {
  const { care } = useLamplight();
  const chosen = care.chosen.value;
  return (
    <section class="card card-help stack care-card" aria-labelledby="care-title">
      <h2 id="care-title">{t(card.about === "another" ? "care-title-another" : "care-title")}</h2>
      <p>{chosen ? t(`care-chosen-${chosen}`) : card.message}</p>
      {care.trouble.value && (
        <p class="problem" role="alert">
          {trouble(care.trouble.value)}
        </p>
      )}
      <div class="row">
        {!chosen &&
          card.choices.map((choice) => (
            <button
              key={choice}
              type="button"
              class={choice === "talk" ? "button helping" : "button"}
              onClick={() => void care.choose(choice)}
            >
              {t(`care-${choice}`)}
            </button>
          ))}
        {(chosen || card.choices.length === 0) && (
          <button type="button" class="button" onClick={() => care.close()}>
            {t("close")}
          </button>
        )}
        <a class="button plain" href="/help">
          {t("care-more")}
        </a>
      </div>
      {chosen !== "safe" && card.lines.length > 0 && (
        <ul class="help-line-list">
          {card.lines.map((line) => (
            <HelpLineItem key={line.name} line={line} />
          ))}
        </ul>
      )}
      <p class="hint">{t("care-private")}</p>
    </section>
  );
}
