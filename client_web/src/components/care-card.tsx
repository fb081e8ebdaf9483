// The private card, in the page and never over it: warm words, somebody to call, three answers.

import { useRef } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { waitWords } from "../i18n/wait";
import type { Choice } from "../store/care";
import type { Care } from "../wire/types";
import { HelpLineItem } from "./help-line";
import { useEvery } from "./hooks";

const REFRESH_MS = 30_000;

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
  const { care, helplines, talk } = useLamplight();
  useEvery(REFRESH_MS, () => void talk.load());
  const heading = useRef<HTMLHeadingElement>(null);
  const chosen = care.chosen.value;
  const choose = async (choice: Choice) => {
    await care.choose(choice);
    await talk.load();
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
      <p>{chosen ? t(`care-chosen-${chosen}`) : careWords(card)}</p>
      {(!chosen || chosen === "talk") && <Wait card={card} />}
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

/** How it stands now, or, until that is known, as it stood when the card was made. */
function Wait({ card }: { card: Care }) {
  const { care, helplines, talk } = useLamplight();
  const { open, wait } = talk.help.value;
  const shown = open ? wait : card.wait;
  if (!shown || card.about === "another") return null;
  const isToldNow = shown.on_shift && care.chosen.value === null;
  return (
    <p>
      {isToldNow && t("care-told")} {waitWords(shown, helplines.fitting(card.lines).length > 0)}
    </p>
  );
}

/** What a card says, in the reader's language: the server's own words are English. */
export function careWords({ about, level }: Care): string {
  if (about === "another") return t("care-words-another");
  if (level === "S3" || level === "S4") return t("care-words-S3");
  return t(level === "S2" ? "care-words-S2" : "care-words-S1");
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
  const isUrgent = card.about !== "another" && card.level >= "S3";
  return (
    <>
      {isUrgent && <p>{t("care-words-now")}</p>}
      <ul class="help-line-list">
        {lines.map((line) => (
          <HelpLineItem key={line.name} line={line} />
        ))}
      </ul>
    </>
  );
}
