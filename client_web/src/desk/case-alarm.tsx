// What speaks by itself on the desk: a grave case that has just come, once each; and a sound, but
// only where somebody switched it on.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import { wordsOfLevel } from "./case-level";
import type { CaseDesk } from "./cases";
import { isSoundOn, ring, switchSound } from "./sound";

export function CaseAlarm({ desk }: { desk: CaseDesk }) {
  const rings = desk.rings.value;
  useEffect(() => {
    if (rings > 0 && isSoundOn()) ring();
  }, [rings]);
  const alarm = desk.alarm.value;
  const said = desk.said.value;
  const state = desk.opened.value?.state;
  return (
    <>
      <div class="visually-hidden" role="alert">
        {alarm && t("case-alarm", { level: wordsOfLevel(alarm.level) })}
      </div>
      <div class="visually-hidden" role="status">
        {said !== null && t(`case-said-${said}`, { state: state ? t(`case-state-${state}`) : "" })}
      </div>
    </>
  );
}

export function SoundSwitch() {
  const isOn = useSignal(isSoundOn());
  const change = (event: Event & { currentTarget: HTMLInputElement }) => {
    isOn.value = event.currentTarget.checked;
    switchSound(isOn.value);
  };
  return (
    <label class="choice">
      <input type="checkbox" checked={isOn.value} onChange={change} />
      {t("case-sound")}
    </label>
  );
}
