// What a session is about, where it is, and in which language.

import { useLamplight } from "../context";
import { language, t } from "../i18n";
import { Field, marks, Part } from "./parts";
import type { Planner } from "./planner";

const LANGUAGES = ["ar", "de", "en", "es", "fr", "pt"];

export function What({ form }: { form: Planner }) {
  const { title, about, tags } = form.plan.value;
  return (
    <Part title={t("plan-what")}>
      <Field form={form} name="title" label={t("plan-title")}>
        <input
          class="input"
          {...marks(form, "title")}
          required
          maxLength={120}
          autocomplete="off"
          dir="auto"
          value={title}
          onInput={(event) => form.set({ title: event.currentTarget.value })}
        />
      </Field>
      <Field form={form} name="about" label={t("plan-about")} hint={t("plan-about-hint")}>
        <textarea
          class="input"
          {...marks(form, "about", true)}
          rows={4}
          maxLength={2_000}
          dir="auto"
          value={about}
          onInput={(event) => form.set({ about: event.currentTarget.value })}
        />
      </Field>
      <Field form={form} name="tags" label={t("plan-tags")} hint={t("plan-tags-hint")}>
        <input
          class="input"
          {...marks(form, "tags", true)}
          autocomplete="off"
          dir="auto"
          value={tags}
          onInput={(event) => form.set({ tags: event.currentTarget.value })}
        />
      </Field>
      <div class="plan-pair">
        <RoomField form={form} />
        <LanguageField form={form} />
      </div>
    </Part>
  );
}

function RoomField({ form }: { form: Planner }) {
  const { rooms } = useLamplight();
  const open = rooms.list.value?.filter((room) => !room.private) ?? [];
  const { room } = form.plan.value;
  return (
    <Field form={form} name="room" label={t("plan-room")}>
      <select
        class="input"
        {...marks(form, "room")}
        required
        disabled={form.isRunning}
        value={room}
        onChange={(event) => form.set({ room: event.currentTarget.value })}
      >
        <option value="">{t("plan-room-choose")}</option>
        {open.map(({ id, name }) => (
          <option key={id} value={id} selected={id === room}>
            {name}
          </option>
        ))}
        {room !== "" && !open.some(({ id }) => id === room) && (
          <option value={room} selected>
            {room}
          </option>
        )}
      </select>
    </Field>
  );
}

function LanguageField({ form }: { form: Planner }) {
  const chosen = form.plan.value.language;
  const offered = [...new Set([chosen, ...LANGUAGES])].sort();
  return (
    <Field form={form} name="language" label={t("plan-language")}>
      <select
        class="input"
        {...marks(form, "language")}
        value={chosen}
        onChange={(event) => form.set({ language: event.currentTarget.value })}
      >
        {offered.map((code) => (
          <option key={code} value={code} selected={code === chosen}>
            {language(code)}
          </option>
        ))}
      </select>
    </Field>
  );
}
