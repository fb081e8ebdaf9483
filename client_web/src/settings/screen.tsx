// How this place looks, sounds and behaves for one person, and what they do about themselves.
// Nobody has to have joined for the first; it is kept on this device alone.

import { Bar } from "../components/bar";
import { Choices } from "../components/choices";
import { useFocusOnArrival } from "../components/hooks";
import { KeySwitch } from "../components/key-switch";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { beforeAside } from "../routing";
import { CHOICES, type Choice, type SettingName } from "../store/settings";
import type { Person } from "../wire/types";
import { LanguageField } from "./language-field";
import { Oneself } from "./oneself";
import "./words";
import "./settings.css";

export function SettingsScreen({ me }: { me: Person | null }) {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <>
      <Bar back={{ href: beforeAside.value, label: t("back") }} />
      <main id="main" class="page settings" tabIndex={-1}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {t("settings-title")}
          </h1>
          <p class="hint">{t("settings-kept")}</p>
        </div>
        <section class="card stack" aria-labelledby="settings-look">
          <h2 id="settings-look">{t("settings-look")}</h2>
          <Setting name="theme" />
          <Setting name="text" />
          <Setting name="density" />
        </section>
        <section class="card stack" aria-labelledby="settings-words">
          <h2 id="settings-words">{t("settings-words")}</h2>
          <LanguageField me={me} />
          <Setting name="announce" hint={t("settings-announce-hint")} />
          <div class="field">
            <KeySwitch words={t("settings-keys")} />
            <p class="hint">{t("settings-keys-hint")}</p>
          </div>
        </section>
        {me && <Oneself me={me} />}
      </main>
    </>
  );
}

type OnThisScreen = Exclude<SettingName, "language" | "keys">;

function Setting<Name extends OnThisScreen>({ name, hint }: { name: Name; hint?: string }) {
  const { settings } = useLamplight();
  const setting = settings[name];
  const choices: readonly Choice<OnThisScreen>[] = CHOICES[name];
  return (
    <Choices
      name={name}
      legend={t(`settings-${name}`)}
      {...(hint !== undefined && { hint })}
      options={choices.map((value) => ({ value, words: t(`settings-${name}-${value}`) }))}
      chosen={setting.value}
      onChoose={(value) => {
        setting.value = value as typeof setting.value;
      }}
      isAcross
    />
  );
}
