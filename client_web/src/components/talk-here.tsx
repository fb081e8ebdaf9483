// Asking for a person of this place, from Help, at any time; what a card offered is here as well.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import type { Choice } from "../store/care";
import { Answer, CareTrouble } from "./care-card";

export function TalkHere() {
  const { care, session } = useLamplight();
  const heading = useRef<HTMLHeadingElement>(null);
  const chosen = useSignal<Choice | null>(null);
  useEffect(() => {
    if (chosen.value) heading.current?.focus(); // the button that had it is gone
  }, [chosen.value]);
  if (session.now.value.state !== "in") return null;
  const offered = care.latest.value;
  const isAboutMe = offered !== null && offered.about !== "another";
  const choices: Choice[] = isAboutMe ? ["talk", "safe"] : ["talk"];
  const choose = async (choice: Choice) => {
    if (await care.tell(choice)) chosen.value = choice;
  };
  return (
    <section class="card card-help stack">
      <h2 ref={heading} tabIndex={-1}>
        {t("help-here-title")}
      </h2>
      {!chosen.value && offered && <p dir="auto">{offered.message}</p>}
      <p>{t(chosen.value ? `care-chosen-${chosen.value}` : "help-here-body")}</p>
      <CareTrouble />
      {!chosen.value && (
        <div class="row">
          {choices.map((one) => (
            <Answer key={one} choice={one} choose={choose} />
          ))}
        </div>
      )}
      <p class="hint">{t("care-private")}</p>
    </section>
  );
}
