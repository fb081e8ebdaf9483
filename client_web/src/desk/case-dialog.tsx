// What a step asks for before it is taken: why, until when, who confirms it, how it ended.

import { Confirm } from "../components/dialog";
import { t } from "../i18n";
import type { Case } from "../wire/types";
import { type CaseState, type Level, type Outcome, PLAN_PARTS, type Step } from "./case-api";
import { ChoiceField, FollowUpField, ofTomorrow, TextField } from "./case-fields";
import { wordsOfLevel } from "./case-level";
import { latestPlan, outcomeAsked } from "./case-log";
import { LEVELS, needsSecond, needsWords, toConfirm } from "./case-steps";
import { caseTrouble } from "./case-trouble";
import type { CaseDesk } from "./cases";
import type { Shifts } from "./shifts";

/** What somebody is about to do. */
export type Asked =
  | { readonly what: "note" | "plan" | "level" | "handover" }
  | { readonly what: "step"; readonly to: CaseState };

interface CaseDialogProps {
  desk: CaseDesk;
  shifts: Shifts;
  one: Case;
  asked: Asked;
  onClosed: () => void;
}

export function CaseDialog({ desk, shifts, one, asked, onClosed }: CaseDialogProps) {
  const isConfirming = asked.what === "step" && toConfirm(one, desk.who) === asked.to;
  const name = asked.what === "step" ? asked.to : asked.what;
  const submit = async (form: FormData) => {
    const isDone = await send(desk, one, asked, form);
    return isDone ? undefined : caseTrouble(desk.trouble.value ?? "");
  };
  return (
    <Confirm
      title={t(isConfirming ? "case-confirm-title" : `case-do-${name}`)}
      body={t(isConfirming ? "case-confirm-body" : `case-ask-${name}`)}
      submit={t(isConfirming ? "case-confirm" : `case-send-${asked.what}`)}
      onSubmit={submit}
      onClosed={onClosed}
    >
      {asked.what === "note" && <TextField name="text" words="case-field-note" isNeeded />}
      {asked.what === "plan" && <PlanFields one={one} />}
      {asked.what === "level" && <LevelFields one={one} />}
      {asked.what === "handover" && <HandoverFields shifts={shifts} />}
      {asked.what === "step" && (
        <StepFields shifts={shifts} one={one} to={asked.to} isConfirming={isConfirming} />
      )}
    </Confirm>
  );
}

function send(desk: CaseDesk, one: Case, asked: Asked, form: FormData): Promise<boolean> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  switch (asked.what) {
    case "note":
      return desk.note(one.id, text("text"));
    case "plan":
      return desk.plan(one.id, Object.fromEntries(PLAN_PARTS.map((part) => [part, text(part)])));
    case "level":
      return desk.step(one.id, {
        to: one.state,
        level: text("level") as Level,
        note: text("note"),
      });
    case "handover":
      return desk.handOver(one.id, {
        to: text("to"),
        line: text("line"),
        offered: text("offered"),
        consent: form.has("consent"),
      });
    case "step":
      return desk.step(one.id, stepOf(asked.to, text));
  }
}

function stepOf(to: CaseState, text: (name: string) => string): Step {
  const at = text("follow_up_at");
  return {
    to,
    note: text("note"),
    ...(text("second") && { second: text("second") }),
    ...(text("outcome") && { outcome: text("outcome") as Outcome }),
    ...(at && { follow_up_at: new Date(at).getTime() }),
  };
}

function PlanFields({ one }: { one: Case }) {
  const plan = latestPlan(one);
  return (
    <>
      {PLAN_PARTS.map((part) => (
        <TextField key={part} name={part} words={`case-plan-${part}`} value={plan[part] ?? ""} />
      ))}
    </>
  );
}

function LevelFields({ one }: { one: Case }) {
  const levels = LEVELS.map((level) => [level, wordsOfLevel(level)] as const);
  return (
    <>
      <ChoiceField name="level" words="case-field-level" choices={levels} value={one.level} />
      <TextField name="note" words="case-field-why" isNeeded />
    </>
  );
}

function HandoverFields({ shifts }: { shifts: Shifts }) {
  const colleagues = colleaguesOf(shifts);
  if (colleagues.length === 0) return <p class="problem">{t("case-handover-nobody")}</p>;
  return (
    <>
      <ChoiceField name="to" words="case-field-to" choices={colleagues} />
      <TextField name="line" words="case-field-line" isNeeded />
      <TextField name="offered" words="case-field-offered" />
      <label class="choice">
        <input type="checkbox" name="consent" />
        {t("case-field-consent")}
      </label>
    </>
  );
}

const OUTCOMES = [
  "safe",
  "safety_plan",
  "handed_off",
  "emergency",
  "no_contact",
  "false_alarm",
] as const;

interface StepFieldsProps {
  shifts: Shifts;
  one: Case;
  to: CaseState;
  isConfirming: boolean;
}

function StepFields({ shifts, one, to, isConfirming }: StepFieldsProps) {
  const anybody = ["", t("case-second-anybody")] as const;
  const byRecord = ["", t("case-outcome-by-record")] as const;
  const outcomes = OUTCOMES.map((name) => [name, t(`case-outcome-${name}`)] as const);
  return (
    <>
      {to === "closed" && (
        <ChoiceField
          name="outcome"
          words="case-field-outcome"
          choices={[byRecord, ...outcomes]}
          value={outcomeAsked(one) ?? ""}
        />
      )}
      {to === "follow_up" && <FollowUpField value={ofTomorrow()} />}
      <TextField name="note" words="case-field-why" isNeeded={needsWords(to)} />
      {needsSecond(one, to) && !isConfirming && (
        <ChoiceField
          name="second"
          words="case-field-second"
          choices={[anybody, ...colleaguesOf(shifts)]}
        />
      )}
    </>
  );
}

function colleaguesOf(shifts: Shifts) {
  return shifts.others.value.map(({ person }) => [person.id, person.name] as const);
}
