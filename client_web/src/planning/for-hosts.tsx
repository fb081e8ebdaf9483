// What those who run sessions are shown beside what everybody is: their drafts, and the ways to
// change, copy and cancel a session.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Confirm } from "../components/dialog";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { runsIt } from "../qa/sessions";
import { whenWords } from "../qa/times";
import { pathOfSession } from "../routing";
import { asRefusal } from "../wire/refusal";
import type { Person, QaSession } from "../wire/types";
import { PlanApi } from "./plan-api";
import "./words";
import "./planning.css";

const CHANGEABLE: ReadonlySet<QaSession["state"]> = new Set([
  "draft",
  "scheduled",
  "doors",
  "live",
  "wrapping",
]);
const CANCELLABLE: ReadonlySet<QaSession["state"]> = new Set(["draft", "scheduled", "doors"]);

/** The way to a new one, and what was begun. */
export function PlanAhead() {
  const lamplight = useLamplight();
  const drafts = useSignal<readonly QaSession[]>([]);
  useEffect(() => {
    const api = new PlanApi(lamplight.api);
    api.drafts().then(
      ({ qa_sessions }) => (drafts.value = qa_sessions),
      () => undefined, // they are found where they can be had again
    );
  }, [lamplight]);
  return (
    <>
      <p>
        <a class="button primary" href="/sessions/new">
          {t("plan-new")}
        </a>
      </p>
      {drafts.value.length > 0 && (
        <section class="stack" aria-labelledby="drafts-title">
          <h2 id="drafts-title">{t("plan-drafts")}</h2>
          <ul class="plan-drafts">
            {drafts.value.map((draft) => (
              <li key={draft.id}>
                <a class="text-link" href={`${pathOfSession(draft.id)}/edit`}>
                  <bdi>{draft.title}</bdi>
                </a>{" "}
                <span class="hint">{whenWords(draft)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface DeedsProps {
  session: QaSession;
  me: Person;
  onChanged: () => void;
}

export function HostDeeds({ session, me, onChanged }: DeedsProps) {
  const isAsking = useSignal(false);
  const { id, state } = session;
  const isTheirs = runsIt(me, session);
  return (
    <div class="row">
      {isTheirs && CHANGEABLE.has(state) && (
        <a class="button" href={`${pathOfSession(id)}/edit`}>
          {t("plan-edit-short")}
        </a>
      )}
      <a class="button" href={`/sessions/new?from=${encodeURIComponent(id)}`}>
        {t("plan-duplicate")}
      </a>
      {isTheirs && CANCELLABLE.has(state) && (
        <button type="button" class="button danger" onClick={() => (isAsking.value = true)}>
          {t("plan-cancel")}
        </button>
      )}
      {isAsking.value && (
        <CancelDialog
          session={session}
          onClosed={() => {
            isAsking.value = false;
            onChanged();
          }}
        />
      )}
    </div>
  );
}

function CancelDialog({ session, onClosed }: { session: QaSession; onClosed: () => void }) {
  const lamplight = useLamplight();
  const api = useMemo(() => new PlanApi(lamplight.api), [lamplight]);
  const cancel = async (form: FormData) => {
    const reason = String(form.get("reason") ?? "").trim();
    try {
      await api.cancel(session.id, { reason, allLater: form.get("scope") === "later" });
      return undefined;
    } catch (error) {
      const { code, message } = asRefusal(error);
      return code === "bad_request" || code === "conflict" ? message : trouble(code);
    }
  };
  const isKnown = session.state !== "draft";
  return (
    <Confirm
      title={t("plan-cancel-title")}
      body={
        isKnown ? t("plan-cancel-body", { count: session.coming ?? 0 }) : t("plan-cancel-draft")
      }
      submit={t("plan-cancel")}
      keep={t("plan-cancel-keep")}
      isFinal
      onSubmit={cancel}
      onClosed={onClosed}
    >
      {session.series && (
        <fieldset class="field">
          <legend>{t("plan-cancel-scope")}</legend>
          <div class="choices">
            {(["one", "later"] as const).map((scope) => (
              <label key={scope} class="choice">
                <input type="radio" name="scope" value={scope} defaultChecked={scope === "one"} />
                {t(`plan-scope-${scope}`)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {isKnown && (
        <label class="field">
          <strong>{t("plan-reason")}</strong>
          <span class="hint">{t("plan-reason-hint")}</span>
          <textarea class="input" name="reason" rows={3} maxLength={500} dir="auto" />
        </label>
      )}
    </Confirm>
  );
}
