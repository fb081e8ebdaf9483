// What is pressed, chosen and typed into, and what is said about it.

import { useSignal } from "@preact/signals";
import { Choices } from "../components/choices";
import { Confirm, ReasonField } from "../components/dialog";
import { Icon } from "../components/icons";
import { KeySwitch } from "../components/key-switch";
import { t } from "../i18n";

const KINDS = ["", "primary", "danger", "helping", "plain", "link"] as const;
const CHOICES = ["one", "other"] as const;

export function Controls() {
  const chosen = useSignal<(typeof CHOICES)[number]>("one");
  return (
    <section class="stack" aria-labelledby="design-controls">
      <h2 id="design-controls">{t("design-controls")}</h2>
      <div class="card stack">
        <div class="row">
          {KINDS.map((kind) => (
            <button key={kind} type="button" class={`button ${kind}`}>
              {kind || t("design-plainest")}
            </button>
          ))}
          <button type="button" class="button icon" aria-label={t("close")}>
            <Icon name="close" />
          </button>
          <DialogButton />
        </div>
        <Choices
          name="design"
          legend={t("design-choices")}
          hint={t("design-hint")}
          options={CHOICES.map((value) => ({ value, words: t(`design-choice-${value}`) }))}
          chosen={chosen.value}
          onChoose={(value) => {
            chosen.value = value;
          }}
          isAcross
        />
        <label class="field">
          <strong>{t("design-field")}</strong>
          <span class="hint">{t("design-hint")}</span>
          <input class="input" placeholder={t("composer-placeholder")} />
        </label>
        <KeySwitch words={t("design-switch")} />
        <p class="problem">{t("design-problem")}</p>
      </div>
      <div class="card card-help">
        <p>{t("design-help")}</p>
      </div>
    </section>
  );
}

function DialogButton() {
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {t("design-dialog")}
      </button>
      {isOpen.value && (
        <Confirm
          title={t("design-dialog")}
          body={t("design-hint")}
          submit={t("design-choice-one")}
          isFinal
          onSubmit={() => null}
          onClosed={() => (isOpen.value = false)}
        >
          <ReasonField />
        </Confirm>
      )}
    </>
  );
}
