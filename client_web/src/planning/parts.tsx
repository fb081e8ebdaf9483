// What every field of the form is made of: its name, and what the server says of it.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import type { Planner } from "./planner";

interface FieldProps {
  form: Planner;
  /** As the server calls it. */
  name: string;
  label: string;
  hint?: string;
  children: ComponentChildren;
}

/** One that is typed or chosen; what is wrong with it stands beside it. */
export function Field({ form, name, label, hint, children }: FieldProps) {
  return (
    <div class="field">
      <label for={`plan-${name}`}>{label}</label>
      {hint && (
        <span class="hint" id={`plan-hint-${name}`}>
          {hint}
        </span>
      )}
      {children}
      <Wrong form={form} name={name} />
    </div>
  );
}

/** The server's own words, which name what is wrong. */
export function Wrong({ form, name }: Pick<FieldProps, "form" | "name">) {
  const refused = form.refused.value;
  if (refused?.field !== name || refused.inTheWay) return null;
  return (
    <span class="problem" id={`plan-wrong-${name}`}>
      {refused.message}
    </span>
  );
}

/** What ties a control to its `Field`, and by which it is found when something is wrong with it. */
export function marks(form: Planner, name: string, hasHint = false) {
  const isWrong = form.refused.value?.field === name;
  const said = [hasHint && `plan-hint-${name}`, isWrong && `plan-wrong-${name}`].filter(Boolean);
  return {
    id: `plan-${name}`,
    name,
    "aria-invalid": isWrong,
    ...(said.length > 0 && { "aria-describedby": said.join(" ") }),
  };
}

interface SwitchProps {
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function Switch({ label, hint, checked, disabled = false, onChange }: SwitchProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint && <span class="hint plan-below">{hint}</span>}
      </span>
    </label>
  );
}

interface PartProps {
  title: string;
  children: ComponentChildren;
}

/** A part of the form, under a heading of its own. */
export function Part({ title, children }: PartProps) {
  const id = title.replaceAll(/\P{L}/gu, "");
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What is said of a wall time that a change of the clock makes a question. */
export function clockWords(clock: "skipped" | "twice", place: string, time: string): string {
  return t(`plan-clock-${clock}`, { place, time });
}
