// A native modal dialog: Esc closes it and the browser gives the focus back.

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
  isFinal?: boolean;
  onSubmit: (form: FormData) => void;
  onClosed: () => void;
  children?: ComponentChildren;
}

/** A dialog that asks before a deed, and for what the deed needs. */
export function Confirm({
  title,
  body,
  submit,
  isFinal,
  onSubmit,
  onClosed,
  children,
}: ConfirmProps) {
  return (
    <Dialog title={title} onClosed={onClosed}>
      {(close) => (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit(new FormData(event.currentTarget));
            close();
          }}
        >
          <p>{body}</p>
          {children}
          <div class="row ends">
            <button type="button" class="button" onClick={close}>
              {t("cancel")}
            </button>
            <button type="submit" class={isFinal ? "button danger" : "button primary"}>
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
