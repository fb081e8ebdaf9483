// Whom one has hidden for oneself, and the way back.

import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import type { Room } from "../store/room";

export function HiddenPeople({ room }: { room: Room }) {
  const { hidden } = useLamplight();
  const people = [...hidden.people.value.values()];
  if (people.length === 0) return null;
  const show = async (person: string) => {
    const isShown = await hidden.show(person);
    if (isShown && room.notice.value?.code === "hidden") room.notice.value = null;
  };
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
        <div class="hidden-person" key={person.id}>
          <bdi>{person.name}</bdi>
          <button
            type="button"
            class="button"
            aria-label={t("hidden-show", { name: person.name })}
            onClick={() => void show(person.id)}
          >
            {t("hidden-show-short")}
          </button>
        </div>
      ))}
    </section>
  );
}
