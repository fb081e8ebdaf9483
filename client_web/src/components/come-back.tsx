// The two other doors: a return code, and the staff's login.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import { useFocusOnArrival } from "./hooks";

export function ReturnForm() {
  const { session } = useLamplight();
  const first = useFocusOnArrival<HTMLInputElement>();
  return (
    <Door
      title={t("return-title")}
      submit={t("return-submit")}
      unknown="trouble-return-code"
      enter={(form) => session.comeBack(textOf(form, "code"))}
    >
      <label class="field">
        <strong>{t("return-code")}</strong>
        <span class="hint">{t("return-code-hint")}</span>
        <input
          ref={first}
          class="input code-input"
          name="code"
          dir="ltr"
          required
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
      </label>
    </Door>
  );
}

export function StaffForm() {
  const { session } = useLamplight();
  const first = useFocusOnArrival<HTMLInputElement>();
  const enter = (form: FormData) =>
    session.staffLogin(textOf(form, "login"), String(form.get("password")), textOf(form, "totp"));
  return (
    <Door title={t("staff-title")} submit={t("staff-submit")} unknown="trouble-login" enter={enter}>
      <label class="field">
        <strong>{t("staff-login")}</strong>
        <input ref={first} class="input" name="login" required autocomplete="username" />
      </label>
      <label class="field">
        <strong>{t("staff-password")}</strong>
        <input
          class="input"
          name="password"
          type="password"
          required
          autocomplete="current-password"
        />
      </label>
      <label class="field">
        <strong>{t("staff-totp")}</strong>
        <span class="hint">{t("staff-totp-hint")}</span>
        <input class="input" name="totp" inputMode="numeric" autocomplete="one-time-code" />
      </label>
    </Door>
  );
}

interface DoorProps {
  title: string;
  submit: string;
  /** What to say when the server knows nobody by that. */
  unknown: string;
  enter: (form: FormData) => Promise<void>;
  children: ComponentChildren;
}

function Door({ title, submit, unknown, enter, children }: DoorProps) {
  const problem = useSignal<string | null>(null);
  const tryIt = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    try {
      await enter(new FormData(event.currentTarget));
    } catch (error) {
      problem.value = troubleOf(error, { not_found: unknown, not_signed_in: unknown });
    }
  };
  return (
    <form class="stack" onSubmit={tryIt}>
      <h2>{title}</h2>
      {children}
      <p class="problem" role="alert">
        {problem.value}
      </p>
      <button type="submit" class="button primary">
        {submit}
      </button>
      <a class="button link" href="?">
        {t("back")}
      </a>
    </form>
  );
}

function textOf(form: FormData, field: string): string {
  return String(form.get(field) ?? "").trim();
}
