// A native modal dialog: Esc closes it and the browser gives the focus back.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";

interface DialogProps {
  title: string;
  /** Called once it has closed, however that came about. */
  onClosed: () => void;
  children: (close: () => void) => ComponentChildren;
}

export function Dialog({ title, onClosed, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="stack" aria-labelledby={titleId} onClose={onClosed}>
      <h2 id={titleId}>{title}</h2>
      {children(() => dialog.current?.close())}
    </dialog>
  );
}

interface ConfirmProps {
  title: string;
  body: string;
  submit: string;
  /** What leaves everything as it is; where "Cancel" could be taken for the deed. */
  keep?: string;
  isFinal?: boolean;
  /** May resolve to the words for what went wrong: then it stays open, with what was typed. */
  onSubmit: (form: FormData) => unknown;
  onClosed: () => void;
  children?: ComponentChildren;
}

/** A dialog that asks before a deed, and for what the deed needs. */
export function Confirm({
  title,
  body,
  submit,
  keep = t("cancel"),
  isFinal,
  onSubmit,
  onClosed,
  children,
}: ConfirmProps) {
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const run = async (form: HTMLFormElement, close: () => void) => {
    if (isBusy.value) return;
    isBusy.value = true;
    const outcome = await onSubmit(new FormData(form));
    problem.value = typeof outcome === "string" ? outcome : null;
    isBusy.value = false;
    if (problem.value === null) close();
  };
  return (
    <Dialog title={title} onClosed={onClosed}>
      {(close) => (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void run(event.currentTarget, close);
          }}
        >
          <p>{body}</p>
          {children}
          {problem.value !== null && (
            <p class="problem" role="alert">
              {problem.value}
            </p>
          )}
          <div class="row ends">
            <button type="button" class="button" onClick={close}>
              {keep}
            </button>
            <button
              type="submit"
              class={isFinal ? "button danger" : "button primary"}
              aria-disabled={isBusy.value}
            >
              {submit}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

export function ReasonField() {
  return (
    <label class="field">
      <strong>{t("reason")}</strong>
      <span class="hint">{t("reason-hint")}</span>
      <input class="input" name="reason" required maxLength={200} autocomplete="off" />
    </label>
  );
}
