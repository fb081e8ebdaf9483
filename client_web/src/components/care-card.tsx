// The private card, in the page and never over it: warm words, somebody to call, three answers.

import { useRef } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Choice } from "../store/care";
import type { Care } from "../wire/types";
import { HelpLineItem } from "./help-line";

export function CareCard() {
  const { care } = useLamplight();
  const card = care.card.value;
  return (
    <>
      <p class="visually-hidden" role="status">
        {card && t("care-announced")}
      </p>
      {card && <Card card={card} />}
    </>
  );
}

function Card({ card }: { card: Care }) {
  const { care, helplines } = useLamplight();
  const heading = useRef<HTMLHeadingElement>(null);
  const chosen = care.chosen.value;
  const choose = async (choice: Choice) => {
    await care.choose(choice);
    heading.current?.focus(); // the button that had it may be gone
  };
  const close = () => {
    care.close();
    document.getElementById("main")?.focus();
  };
  return (
    <section class="card card-help stack care-card" aria-labelledby="care-title" data-region="care">
      <h2 id="care-title" ref={heading} tabIndex={-1}>
        {t(card.about === "another" ? "care-title-another" : "care-title")}
      </h2>
      <p dir="auto">{chosen ? t(`care-chosen-${chosen}`) : card.message}</p>
      <CareTrouble />
      <div class="row">
        {!chosen && card.choices.map((one) => <Answer key={one} choice={one} choose={choose} />)}
        {(chosen || care.trouble.value || card.choices.length === 0) && (
          <button type="button" class="button" onClick={close}>
            {t("close")}
          </button>
        )}
      </div>
      {chosen !== "safe" && <Lines card={card} />}
      <p class="hint row">
        {t("care-private")}
        <a class="text-link" href="/help">
          {t(helplines.country.value ? "care-more" : "care-country")}
        </a>
      </p>
    </section>
  );
}

/** One of the answers to an offer of help. */
export function Answer({ choice, choose }: { choice: Choice; choose: (one: Choice) => unknown }) {
  return (
    <button
      type="button"
      class={choice === "talk" ? "button helping" : "button"}
      onClick={() => void choose(choice)}
    >
      {t(`care-${choice}`)}
    </button>
  );
}

export function CareTrouble() {
  const { care } = useLamplight();
  if (!care.trouble.value) return null;
  return (
    <p class="problem" role="alert">
      {trouble(care.trouble.value)}
    </p>
  );
}

function Lines({ card }: { card: Care }) {
  const { helplines } = useLamplight();
  const lines = helplines.fitting(card.lines);
  if (lines.length === 0) return null;
  return (
    <ul class="help-line-list">
      {lines.map((line) => (
        <HelpLineItem key={line.name} line={line} />
      ))}
    </ul>
  );
}
