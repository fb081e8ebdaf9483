// The end of a session: something that steadies, and one tap for how one leaves.

import { useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Mood } from "./qa-api";
import { TroubleLine } from "./question-parts";
import type { SessionBook } from "./session-book";

const MOODS: readonly Mood[] = ["better", "same", "worse"];

export function Farewell({ book }: { book: SessionBook }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const said = book.mood.value;
  const shut = () => {
    book.isClosingShut.value = true;
    document.getElementById("main")?.focus();
  };
  const say = async (mood: Mood) => {
    await book.sayMood(mood);
    // The card that is offered stands above, and comes first.
    const card = mood === "worse" ? document.getElementById("care-title") : null;
    (card ?? heading.current)?.focus();
  };
  return (
    <section class="card stack qa-farewell" aria-labelledby="qa-farewell-title">
      <h2 id="qa-farewell-title" ref={heading} tabIndex={-1}>
        {t("qa-end-title")}
      </h2>
      <p>
        {t("qa-end-body")} <a href="/help">{t("qa-end-steady")}</a>
      </p>
      {said ? (
        <p role="status">{t(`qa-mood-said-${said}`)}</p>
      ) : (
        <fieldset class="field">
          <legend>{t("qa-mood")}</legend>
          <div class="row">
            {MOODS.map((mood) => (
              <button key={mood} type="button" class="button" onClick={() => void say(mood)}>
                {t(`qa-mood-${mood}`)}
              </button>
            ))}
          </div>
          <p class="hint">{t("qa-mood-hint")}</p>
        </fieldset>
      )}
      <TroubleLine book={book} />
      <div class="row">
        <button type="button" class="button plain" onClick={shut}>
          {t("close")}
        </button>
      </div>
    </section>
  );
}
