// Whom one has hidden for oneself, and the way back.

import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";

export function HiddenPeople() {
  const { hidden } = useLamplight();
  const people = [...hidden.people.value.values()];
  if (people.length === 0) return null;
  return (
    <section class="stack" aria-label={t("hidden-title")}>
      <h3>{t("hidden-title")}</h3>
      <p class="hint">{t("hidden-hint")}</p>
      {hidden.trouble.value !== null && (
        <p class="problem" role="alert">
          {trouble(hidden.trouble.value)}
        </p>
      )}
      {people.map((person) => (
        <div class="row" key={person.id}>
          <bdi class="grows">{person.name}</bdi>
          <button
            type="button"
            class="button"
            aria-label={t("hidden-show", { name: person.name })}
            onClick={() => void hidden.show(person.id)}
          >
            {t("hidden-show-short")}
          </button>
        </div>
      ))}
    </section>
  );
}
