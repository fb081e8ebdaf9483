// About the person themselves: the way back, what is held about them, and an end of it.

import { useSignal } from "@preact/signals";
import { Confirm } from "../components/dialog";
import { ReturnCode } from "../components/return-code";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import { go } from "../routing";
import type { Person } from "../wire/types";

export function Oneself({ me }: { me: Person }) {
  const isErasing = useSignal(false);
  return (
    <section class="card stack" aria-labelledby="settings-you">
      <h2 id="settings-you">{t("settings-you", { name: me.name })}</h2>
      <ReturnCode />
      <div class="field">
        <a class="button settings-deed" href="/api/me/export" download="lamplight-about-me.json">
          {t("settings-export")}
        </a>
        <p class="hint">{t("settings-export-hint")}</p>
      </div>
      <div class="field">
        <button
          type="button"
          class="button danger settings-deed"
          onClick={() => {
            isErasing.value = true;
          }}
        >
          {t("settings-erase")}
        </button>
        <p class="hint">{t("settings-erase-hint")}</p>
      </div>
      {isErasing.value && <Erase onClosed={() => (isErasing.value = false)} />}
    </section>
  );
}

/** When it has not come about, it says why and nothing has changed. */
function Erase({ onClosed }: { onClosed: () => void }) {
  const lamplight = useLamplight();
  const erase = async () => {
    try {
      await lamplight.api.call("DELETE", "/api/me");
    } catch (error) {
      return troubleOf(error);
    }
    lamplight.forgetDevice();
    await lamplight.session.signOut();
    go("/", "replace");
    return null;
  };
  return (
    <Confirm
      title={t("settings-erase-title")}
      body={t("settings-erase-body")}
      submit={t("settings-erase-submit")}
      isFinal
      onSubmit={erase}
      onClosed={onClosed}
    />
  );
}
