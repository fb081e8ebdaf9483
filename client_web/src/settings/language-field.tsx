// Which language the page speaks. The words of a screen that is loaded apart come with that
// screen, so another language takes a reload; what was being written survives one.

import { useLamplight } from "../context";
import { t } from "../i18n";
import { CHOICES, type Choice } from "../store/settings";
import type { Person } from "../wire/types";

export function LanguageField({ me }: { me: Person | null }) {
  const { settings, api } = useLamplight();
  const choose = async (language: Choice<"language">) => {
    settings.language.value = language;
    const locale = language === "auto" ? navigator.language : language;
    // Without the server the page still changes; the next choice tells it again.
    if (me) await api.call("PATCH", "/api/me", { locale }).catch(() => undefined);
    location.reload();
  };
  return (
    <label class="field">
      <strong>{t("settings-language")}</strong>
      <select
        class="input"
        value={settings.language.value}
        onChange={({ currentTarget }) => void choose(currentTarget.value as Choice<"language">)}
      >
        {CHOICES.language.map((language) => (
          <option key={language} value={language} lang={language === "auto" ? undefined : language}>
            {language === "auto" ? t("settings-language-auto") : inItself(language)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A language as those who speak it call it. */
function inItself(tag: string): string {
  return new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
}
