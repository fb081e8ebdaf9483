// Who runs a session and who answers in it, chosen by name among those who can.

import { useSignal } from "@preact/signals";
import { t } from "../i18n";
import type { Person } from "../wire/types";
import { Part, Switch, Wrong } from "./parts";
import type { Planner } from "./planner";

/** With more than these, one looks for somebody by their name. */
const SEEN_AT_ONCE = 6;

interface WhoProps {
  form: Planner;
  me: Person;
}

export function Who({ form, me }: WhoProps) {
  return (
    <Part title={t("plan-who")}>
      <People form={form} field="experts" me={me} />
      <People form={form} field="hosts" me={me} />
    </Part>
  );
}

interface PeopleProps extends WhoProps {
  field: "experts" | "hosts";
}

function People({ form, field, me }: PeopleProps) {
  const looked = useSignal("");
  const chosen = form.plan.value[field];
  const people = peopleFor(form, field);
  const name = looked.value.trim().toLocaleLowerCase();
  const fits = (one: Person) =>
    chosen.includes(one.id) || one.name.toLocaleLowerCase().includes(name);
  const isMany = people.length > SEEN_AT_ONCE;
  const shown = name === "" && isMany ? people.filter(({ id }) => chosen.includes(id)) : people;
  const choose = (id: string, on: boolean) =>
    form.set({ [field]: on ? [...chosen, id] : chosen.filter((each) => each !== id) });
  return (
    <fieldset class="field">
      <legend>{t(`plan-${field}`)}</legend>
      <span class="hint">{t(`plan-${field}-hint`)}</span>
      {isMany && (
        <label class="field">
          <span>{t(`plan-${field}-look`)}</span>
          <input
            class="input"
            type="search"
            autocomplete="off"
            dir="auto"
            value={looked.value}
            onInput={(event) => (looked.value = event.currentTarget.value)}
          />
        </label>
      )}
      <div class="plan-people">
        {shown.filter(fits).map((one) => (
          <Switch
            key={one.id}
            label={one.name}
            {...(!couldBe(one, field) && { hint: t("plan-lost-role") })}
            checked={chosen.includes(one.id)}
            disabled={form.isNew && field === "hosts" && one.id === me.id}
            onChange={(on) => choose(one.id, on)}
          />
        ))}
      </div>
      {people.length === 0 && <p class="hint">{t(`plan-${field}-none`)}</p>}
      <Wrong form={form} name={field} />
    </fieldset>
  );
}

/** Whoever can be one, and whoever is one and lost the role since. */
function peopleFor(form: Planner, field: "experts" | "hosts"): readonly Person[] {
  const can = form.crew.value.filter((one) => couldBe(one, field));
  const named = form.session.value?.[field] ?? [];
  return [...can, ...named.filter(({ id }) => !can.some((one) => one.id === id))];
}

function couldBe({ roles }: Person, field: "experts" | "hosts"): boolean {
  if (field === "experts") return roles.includes("expert");
  return roles.includes("host") || roles.includes("admin");
}
