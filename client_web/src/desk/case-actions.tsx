// What can be done with a case just now: a button each, a dialog where it takes words.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import type { Case } from "../wire/types";
import type { CaseState } from "./case-api";
import { type Asked, CaseDialog } from "./case-dialog";
import {
  canAcknowledge,
  canClaim,
  isMine,
  isOpen,
  needsSecond,
  needsWords,
  stepsFor,
  toConfirm,
} from "./case-steps";
import { focusTalk } from "./case-talk";
import type { CaseDesk } from "./cases";
import type { Shifts } from "./shifts";

/** To the private room, which is there for whoever has the case alone. */
export interface WayToTalk {
  readonly open: () => void;
  readonly unread: number;
}

interface CaseActionsProps {
  desk: CaseDesk;
  shifts: Shifts;
  one: Case;
  talk: WayToTalk | null;
}

export function CaseActions({ desk, shifts, one, talk }: CaseActionsProps) {
  const asked = useSignal<Asked | null>(null);
  const ask = (next: Asked) => {
    asked.value = next;
  };
  const step = (to: CaseState) => {
    const isPlain = !needsWords(to) && !needsSecond(one, to) && to !== "follow_up";
    if (isPlain) void desk.step(one.id, { to });
    else ask({ what: "step", to });
  };
  useKeptFocus(desk.said.value, asked.value);
  if (!isOpen(one)) return null;
  const isTheirs = isMine(one, desk.who);
  return (
    <section class="stack case-actions" aria-label={t("case-actions")}>
      <Pending desk={desk} one={one} confirm={(to) => ask({ what: "step", to })} />
      <div class="row">
        <Taking desk={desk} one={one} />
        {talk && <TalkButton talk={talk} />}
        <Act shortcut="n" words="case-do-note" onClick={() => ask({ what: "note" })} />
        {isTheirs && (
          <>
            <Act shortcut="p" words="case-do-plan" onClick={() => ask({ what: "plan" })} />
            <Act shortcut="l" words="case-do-level" onClick={() => ask({ what: "level" })} />
            <Act shortcut="h" words="case-do-handover" onClick={() => ask({ what: "handover" })} />
          </>
        )}
      </div>
      <Steps steps={stepsFor(one, desk.who)} take={step} />
      {asked.value && (
        <CaseDialog
          desk={desk}
          shifts={shifts}
          one={one}
          asked={asked.value}
          onClosed={() => (asked.value = null)}
        />
      )}
    </section>
  );
}

/** What was pressed may be gone once it is done: then the case's heading has the focus. */
function useKeptFocus(said: string | null, asked: Asked | null): void {
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isLost) document.getElementById("case-title")?.focus({ preventScroll: true });
  }, [said, asked]);
}

function TalkButton({ talk }: { talk: WayToTalk }) {
  const open = () => {
    talk.open();
    focusTalk();
  };
  const words = talk.unread > 0 ? "case-do-talk-unread" : "case-do-talk";
  return <Act shortcut="t" words={words} count={talk.unread} kind="primary" onClick={open} />;
}

function Taking({ desk, one }: { desk: CaseDesk; one: Case }) {
  return (
    <>
      {canClaim(one) && (
        <Act
          shortcut="c"
          words="case-do-claim"
          kind="primary"
          onClick={() => void desk.claim(one.id)}
        />
      )}
      {canAcknowledge(one) && (
        <Act
          shortcut="a"
          words="case-do-acknowledge"
          onClick={() => void desk.acknowledge(one.id)}
        />
      )}
    </>
  );
}

interface StepsProps {
  steps: readonly CaseState[];
  take: (to: CaseState) => void;
}

function Steps({ steps, take }: StepsProps) {
  if (steps.length === 0) return null;
  return (
    <fieldset class="row case-steps">
      <legend class="hint">{t("case-steps")}</legend>
      {steps.map((to) => (
        <button
          key={to}
          type="button"
          data-step={to}
          class={to === "emergency" ? "button helping" : "button"}
          onClick={() => take(to)}
        >
          {t(`case-do-${to}`)}
        </button>
      ))}
    </fieldset>
  );
}

interface PendingProps {
  desk: CaseDesk;
  one: Case;
  confirm: (to: CaseState) => void;
}

/** A step that one person has taken and that waits for another. */
function Pending({ desk, one, confirm }: PendingProps) {
  const { pending } = one;
  if (!pending) return null;
  const step = t(`case-do-${pending.to}`);
  const mine = toConfirm(one, desk.who);
  const second = pending.second === null ? null : desk.nameOf(pending.second);
  return (
    <div class="problem row case-pending" role="status">
      <p class="grows">
        {mine
          ? t("case-pending-yours", {
              name: desk.nameOf(pending.by) ?? t("case-a-colleague"),
              step,
            })
          : t("case-pending", { step, name: second ?? t("case-a-second-person") })}
      </p>
      {mine && (
        <button type="button" class="button primary" onClick={() => confirm(mine)}>
          {t("case-confirm")}
        </button>
      )}
    </div>
  );
}

interface ActProps {
  shortcut: string;
  words: string;
  count?: number;
  kind?: "primary";
  onClick: () => void;
}

function Act({ shortcut, words, count = 0, kind, onClick }: ActProps) {
  return (
    <button
      type="button"
      class={kind ? `button ${kind}` : "button"}
      data-key={shortcut}
      aria-keyshortcuts={shortcut}
      onClick={onClick}
    >
      {t(words, { count })}
    </button>
  );
}
