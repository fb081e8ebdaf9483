// Webhooks: what each is told of, a test of it, and a new one with its secret, shown once.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Confirm } from "../components/dialog";
import { moment, t } from "../i18n";
import type { Admin } from "./admin";
import type { AddedWebhook, Delivery, Webhook } from "./admin-api";
import { answerOf, kindWords } from "./admin-deliveries";

const KINDS = ["case.raised", "case.page", "case.changed", "webhook.disabled"] as const;

export function Webhooks({ admin }: { admin: Admin }) {
  const hooks = admin.webhooks.value;
  const added = admin.added.value;
  return (
    <section class="card stack" aria-labelledby="admin-hooks" data-region="webhooks">
      <h2 id="admin-hooks">{t("admin-hooks")}</h2>
      <p>{t("admin-hooks-lead")}</p>
      {hooks.length === 0 && <p class="hint">{t("admin-hooks-none")}</p>}
      <ul class="admin-list">
        {hooks.map((hook) => (
          <Hook key={hook.id} admin={admin} hook={hook} />
        ))}
      </ul>
      {added ? <Secret admin={admin} added={added} /> : <AddForm admin={admin} />}
    </section>
  );
}

function Hook({ admin, hook }: { admin: Admin; hook: Webhook }) {
  const isRemoving = useSignal(false);
  const test = admin.tests.value.get(hook.id);
  return (
    <li class="admin-row">
      <div class="admin-about">
        <strong>
          <bdi class="admin-url">{hook.url}</bdi>
        </strong>
        <span class="hint">
          {hook.kinds.length === 0
            ? t("admin-hook-everything")
            : t("admin-hook-kinds", { kinds: hook.kinds.map(kindWords).join(", ") })}
          {". "}
          {t("admin-hook-added", { time: moment(hook.created_at) })}
        </span>
        {hook.disabled_at !== null && (
          <span class="problem">
            {t("admin-hook-disabled", { time: moment(hook.disabled_at) })}
          </span>
        )}
        <span role="status">{test && outcomeOf(test)}</span>
      </div>
      <div class="row">
        {hook.enabled && (
          <button type="button" class="button" onClick={() => void admin.test(hook.id)}>
            {t("admin-hook-test")}
          </button>
        )}
        <button type="button" class="button danger" onClick={() => (isRemoving.value = true)}>
          {t("admin-hook-remove")}
        </button>
      </div>
      {isRemoving.value && (
        <Confirm
          title={t("admin-hook-remove-title")}
          body={t("admin-hook-remove-body", { url: hook.url })}
          submit={t("admin-hook-remove")}
          isFinal
          onSubmit={() => admin.remove(hook.id)}
          onClosed={() => (isRemoving.value = false)}
        />
      )}
    </li>
  );
}

function outcomeOf(test: Delivery): string {
  if (test.state === "delivered")
    return t("admin-test-delivered", { status: String(test.last_status) });
  const why = answerOf(test);
  return why ? t("admin-test-failed", { why }) : t("admin-test-waiting");
}

function AddForm({ admin }: { admin: Admin }) {
  const form = useRef<HTMLFormElement>(null);
  const add = async () => {
    if (!form.current) return;
    const said = new FormData(form.current);
    const url = String(said.get("url") ?? "").trim();
    await admin.add(url, said.getAll("kind").map(String));
  };
  return (
    <form
      ref={form}
      class="stack admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label class="field">
        <strong>{t("admin-hook-url")}</strong>
        <span class="hint">{t("admin-hook-url-hint")}</span>
        <input class="input" name="url" type="url" required maxLength={2000} dir="ltr" />
      </label>
      <fieldset class="field">
        <legend>{t("admin-hook-about")}</legend>
        <span class="hint">{t("admin-hook-about-hint")}</span>
        <div class="admin-kinds">
          {KINDS.map((kind) => (
            <label key={kind} class="choice">
              <input type="checkbox" name="kind" value={kind} />
              {kindWords(kind)}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" class="button primary admin-submit">
        {t("admin-hook-add")}
      </button>
    </form>
  );
}

function Secret({ admin, added }: { admin: Admin; added: AddedWebhook }) {
  const isCopied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(added.secret);
    isCopied.value = true;
  };
  return (
    <div class="admin-secret stack" role="status">
      <h3>{t("admin-secret-title")}</h3>
      <p>{t("admin-secret-body")}</p>
      <code class="admin-url" dir="ltr">
        {added.secret}
      </code>
      <div class="row">
        <button type="button" class="button" onClick={() => void copy().catch(() => undefined)}>
          {t(isCopied.value ? "admin-copied" : "admin-copy")}
        </button>
        <button type="button" class="button primary" onClick={() => admin.putAway()}>
          {t("admin-secret-done")}
        </button>
      </div>
    </div>
  );
}
