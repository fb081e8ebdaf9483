// Asking for a person of this place, from Help, at any time; what a card offered is here as well.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { waitWords } from "../i18n/wait";
import type { Choice } from "../store/care";
import { Answer, CareTrouble, careWords } from "./care-card";
import { TalkNotice } from "./talk-notice";

export function TalkHere() {
  const { care, session, talk } = useLamplight();
  const heading = useRef<HTMLHeadingElement>(null);
  const chosen = useSignal<Choice | null>(null);
  useEffect(() => {
    if (chosen.value) heading.current?.focus(); // the button that had it is gone
  }, [chosen.value]);
  if (session.now.value.state !== "in") return null;
  if (talk.help.value.room) return <TalkNotice />;
  const offered = care.latest.value;
  const isAboutMe = offered !== null && offered.about !== "another";
  const choices: Choice[] = isAboutMe ? ["talk", "safe"] : ["talk"];
  const choose = async (choice: Choice) => {
    if (await care.tell(choice)) chosen.value = choice;
    await talk.load();
  };
  const { wait } = talk.help.value;
  return (
    <section class="card card-help stack">
      <h2 ref={heading} tabIndex={-1}>
        {t("help-here-title")}
      </h2>
      {!chosen.value && offered && <p>{careWords(offered)}</p>}
      <p>{t(chosen.value ? `care-chosen-${chosen.value}` : "help-here-body")}</p>
      {chosen.value === "talk" && wait && <p>{waitWords(wait, false)}</p>}
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
