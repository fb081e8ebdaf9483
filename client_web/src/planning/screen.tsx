// Planning a session, or changing one: a form that loses nothing that was typed into it.

import { useEffect, useMemo, useRef } from "preact/hooks";
import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { runsIt } from "../qa/sessions";
import { Failed } from "../qa/sessions-screen";
import { whenWords } from "../qa/times";
import "../qa/words";
import { go, pathOfSession, route } from "../routing";
import { PlainWords } from "../screens/plain";
import type { Person, QaSession } from "../wire/types";
import { PlanApi } from "./plan-api";
import { Planner, type Refused } from "./planner";
import { Rules } from "./rules";
import { Scope } from "./scope";
import { What } from "./what";
import { When } from "./when";
import { Who } from "./who";
import "./words";
import { ownZone } from "./zoned-time";
import "../qa/qa.css";
import "./planning.css";

const OVER: ReadonlySet<QaSession["state"]> = new Set(["ended", "archived", "cancelled"]);

export function PlanScreen({ me }: { me: Person }) {
  const lamplight = useLamplight();
  const to = useMemo(() => route.value, []);
  const session = to.screen === "edit" ? to.session : null;
  const form = useMemo(() => {
    const from = to.screen === "plan" ? to.from : null;
    const api = new PlanApi(lamplight.api);
    const language = document.documentElement.lang;
    const storage = sessionStorage;
    return new Planner({ api, storage, me, zone: ownZone(), language, session, from });
  }, [lamplight, to]);
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  useEffect(() => {
    lamplight.leaveRoom();
    void lamplight.rooms.load();
    void form.load();
  }, [form]);
  const back = session === null ? "/sessions" : pathOfSession(session);
  return (
    <>
      <Bar back={{ href: back, label: t("qa-back") }} />
      <main id="main" class="page plan-page" tabIndex={-1}>
        <h1 ref={heading} tabIndex={-1}>
          {t(session === null ? "plan-new" : "plan-edit")}
        </h1>
        <Contents form={form} me={me} />
      </main>
    </>
  );
}

function Contents({ form, me }: { form: Planner; me: Person }) {
  const failure = form.failure.value;
  const session = form.session.value;
  if (failure === "not_allowed") return <p>{t("plan-not-allowed")}</p>;
  if (failure !== null) return <Failed again={() => void form.load()} />;
  if (!form.isReady.value) return <p>{t("loading")}</p>;
  if (session && !runsIt(me, session)) return <p>{t("plan-not-allowed")}</p>;
  if (session && OVER.has(session.state)) {
    return <PlainWords title={t("plan-over-title")} body={t("plan-over-body")} />;
  }
  return <Form form={form} me={me} />;
}

function Form({ form, me }: { form: Planner; me: Person }) {
  const element = useRef<HTMLFormElement>(null);
  const save = async (how: "draft" | "publish" | "change") => {
    const saved = await form.save(how);
    if (saved) go(pathOfSession(saved.id));
    else focusOn(element.current, form.refused.value);
  };
  const { every } = form.plan.value.repeats;
  const isDraft = form.session.value?.state === "draft";
  return (
    <form
      ref={element}
      class="plan-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save(form.isNew || isDraft ? "publish" : "change");
      }}
    >
      {form.session.value?.series && <Scope form={form} />}
      <What form={form} />
      <When form={form} />
      <Who form={form} me={me} />
      <Rules form={form} />
      <Refusal form={form} />
      <div class="row ends">
        {form.isTouched && (
          <button type="button" class="button link" onClick={() => form.reset()}>
            {t("plan-discard")}
          </button>
        )}
        {form.isNew && every === "never" && (
          <SaveButton form={form} how="draft" element={element} save={save} />
        )}
        {isDraft && <SaveButton form={form} how="change" element={element} save={save} />}
        <button type="submit" class="button primary" aria-disabled={form.isBusy.value}>
          {t(form.isNew || isDraft ? "plan-publish" : "plan-save")}
        </button>
      </div>
      {form.isNew && every !== "never" && <p class="hint">{t("plan-no-draft")}</p>}
    </form>
  );
}

interface SaveProps {
  form: Planner;
  how: "draft" | "change";
  element: { current: HTMLFormElement | null };
  save: (how: "draft" | "change") => Promise<void>;
}

/** A draft is whole, too: what the browser says of a field is asked first. */
function SaveButton({ form, how, element, save }: SaveProps) {
  return (
    <button
      type="button"
      class="button"
      aria-disabled={form.isBusy.value}
      onClick={() => element.current?.reportValidity() && void save(how)}
    >
      {t("plan-keep-draft")}
    </button>
  );
}

/** Always there, so that what appears in it is announced. */
function Refusal({ form }: { form: Planner }) {
  const refused = form.refused.value;
  const inTheWay = refused?.inTheWay;
  return (
    <div class="problem" role="alert">
      {inTheWay && (
        <p>
          {t(refused.field === "room" ? "plan-clash-room" : "plan-clash-expert")}{" "}
          <a href={pathOfSession(inTheWay.id)}>
            <bdi>{inTheWay.title}</bdi>
          </a>
          {` (${whenWords(inTheWay)})`}
        </p>
      )}
      {refused && !inTheWay && refusalWords(refused)}
    </div>
  );
}

/** What the server says names what is wrong; of a field it stands beside that. */
function refusalWords({ code, message, field }: Refused): string {
  if (field !== null && code === "bad_request") return t("plan-wrong", { message });
  return code === "bad_request" || code === "conflict" ? message : trouble(code);
}

/** What is in the way is said where one is; what is wrong with a field, beside that. */
function focusOn(form: HTMLFormElement | null, refused: Refused | null): void {
  if (!refused?.field || refused.inTheWay) return;
  form?.querySelector<HTMLElement>(`[name="${CSS.escape(refused.field)}"]`)?.focus();
}
