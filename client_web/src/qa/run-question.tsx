// A question on the desk of those who run the session, with what can be done about it.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Question } from "../wire/types";
import { AnswerOffer } from "./answer-offer";
import { Answer, AskedBy } from "./question-parts";
import type { RunDesk } from "./run-desk";
import { type Asks, RunDialog } from "./run-dialogs";
import { LiveFor } from "./run-timers";

type Deed = "approve" | "live" | "back" | Asks;

interface RunQuestionProps {
  desk: RunDesk;
  question: Question;
  /** What it is while one is dragged on the run sheet. */
  drop?: "dragged" | "before" | undefined;
  children?: ComponentChildren;
}

/** What follows on each state; those in `LINE` are for hosts and moderators. */
const DEEDS: Partial<Record<Question["state"], readonly Deed[]>> = {
  pending: ["approve", "decline", "merge", "worry"],
  escalated: ["approve", "decline"],
  approved: ["live", "answer", "merge", "decline", "worry"],
  live: ["answer", "back", "worry"],
  answered: ["answer", "live"],
  declined: ["approve"],
};
const LINE: ReadonlySet<Deed> = new Set(["approve", "decline", "merge"]);
const IS_VOTED_ON: ReadonlySet<Question["state"]> = new Set(["approved", "live", "answered"]);
/** What these wait for is the first thing that is offered. */
const IS_NEXT: ReadonlySet<Question["state"]> = new Set(["pending", "approved", "live"]);
const AT_ONCE = { approve: "approved", live: "live", back: "approved" } as const;

export function RunQuestion({ desk, question, drop, children }: RunQuestionProps) {
  const asked = useSignal<Asks | null>(null);
  const { id, state, text, votes } = question;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // It came from another list, where what had the focus is gone.
    const isFocusLost = document.activeElement === document.body;
    if (isFocusLost && desk.selected.peek() === id) row.current?.focus();
  }, []);
  const session = desk.session.value;
  const deeds = (DEEDS[state] ?? []).filter((deed) => desk.decides || !LINE.has(deed));
  const run = (deed: Deed) => {
    desk.selected.value = id;
    if (deed === "approve" || deed === "live" || deed === "back") {
      void desk.book.step(id, { to: AT_ONCE[deed] });
    } else asked.value = deed;
  };
  return (
    <li
      ref={row}
      class={`qa-question run-question run-is-${state}`}
      data-question={id}
      data-drop={drop}
      aria-current={desk.selected.value === id}
      tabIndex={-1}
      onFocusIn={() => (desk.selected.value = id)}
    >
      {children}
      <p class="qa-text" dir="auto">
        {text}
      </p>
      {state === "live" && <LiveFor since={question.live_since} />}
      <AskedBy question={question} />
      {state === "escalated" && <p class="hint">{t("run-escalated-hint")}</p>}
      {state === "declined" && <p dir="auto">{question.reason}</p>}
      {IS_VOTED_ON.has(state) && <p class="hint">{t("qa-votes", { count: votes })}</p>}
      {state === "answered" && session && <Answer question={question} session={session} />}
      {state === "live" && <Offers desk={desk} question={id} />}
      <div class="row">
        {deeds.map((deed, at) => (
          <button
            key={deed}
            type="button"
            class={at === 0 && deed !== "worry" && IS_NEXT.has(state) ? "button primary" : "button"}
            data-deed={deed}
            onClick={() => run(deed)}
          >
            {t(deed === "answer" && state === "answered" ? "run-do-again" : `run-do-${deed}`)}
          </button>
        ))}
      </div>
      {asked.value && (
        <RunDialog
          desk={desk}
          question={question}
          asks={asked.value}
          onClosed={() => (asked.value = null)}
        />
      )}
    </li>
  );
}

/** What the crew has written in the room meanwhile: one tap, and it is the answer. */
function Offers({ desk, question }: { desk: RunDesk; question: string }) {
  return (
    <>
      {desk.offers.value.map((message) => (
        <AnswerOffer
          key={message.seq}
          message={message}
          isOwn={message.author.id === desk.me.id}
          onAnswer={() => void desk.answeredBy(question, message.seq)}
        />
      ))}
    </>
  );
}
