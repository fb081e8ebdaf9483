// What is asked of something that is to be pinned.

import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useId } from "preact/hooks";
import { Confirm } from "../components/dialog";
import { useLamplight } from "../context";
import { language, t } from "../i18n";
import type { Resource } from "../wire/types";
import { wordsFor } from "./manage";
import type { Pinned, Said } from "./pinned";

/** The languages that most people who come are at home in; any other one stays as it is. */
const LANGUAGES = ["ar", "bn", "de", "en", "es", "fa", "fr", "hi", "it", "ja", "ko", "nl", "pl"];
const MORE = ["pt", "ru", "sw", "tr", "uk", "ur", "zh"];
const KINDS = ["reading", "video"] as const;

interface FormProps {
  pinned: Pinned;
  /** null: a new one. */
  known: Resource | null;
  onClosed: () => void;
}

export function ResourceForm({ pinned, known, onClosed }: FormProps) {
  const kind = useSignal<Said["kind"]>(known?.kind ?? "reading");
  const submit = (form: FormData) => {
    const said = saidIn(form, kind.value);
    const deed = known ? pinned.change(known.id, said) : pinned.pin(said);
    return deed.catch(wordsFor);
  };
  return (
    <Confirm
      title={t(known ? "resource-change-title" : "resources-pin")}
      body={t("resource-form-body")}
      submit={t(known ? "resource-save" : "resource-pin")}
      onSubmit={submit}
      onClosed={onClosed}
    >
      <fieldset class="field">
        <legend>{t("resource-field-kind")}</legend>
        {KINDS.map((each) => (
          <label class="choice" key={each}>
            <input
              type="radio"
              name="kind"
              checked={kind.value === each}
              onChange={() => (kind.value = each)}
            />
            {t(`resource-kind-${each}`)}
          </label>
        ))}
      </fieldset>
      <Field name="title" max={120} value={known?.title} isNeeded />
      <Field
        name="url"
        max={1_000}
        value={known?.url}
        isNeeded
        hint={kind.value === "video" ? <Hosts /> : null}
      />
      {kind.value === "video" && (
        <Field
          name="captions_url"
          max={1_000}
          value={known?.captions_url ?? ""}
          isNeeded
          hint={t("resource-field-captions_url-hint")}
        />
      )}
      <LanguageField known={known?.language} />
      <Field name="about" max={300} value={known?.about} />
    </Confirm>
  );
}

/** Where videos may come from here. */
function Hosts() {
  const { videoOrigins } = useLamplight();
  const hosts = videoOrigins.value.map((origin) => new URL(origin).host);
  if (hosts.length === 0) return <>{t("resource-hosts-none")}</>;
  return <>{t("resource-hosts", { hosts: hosts.join(", ") })}</>;
}

interface FieldProps {
  name: "title" | "url" | "captions_url" | "about";
  max: number;
  value?: string | undefined;
  isNeeded?: boolean;
  hint?: ComponentChild;
}

function Field({ name, max, value = "", isNeeded = false, hint = null }: FieldProps) {
  const id = useId();
  const shared = { id, name, required: isNeeded, maxLength: max, defaultValue: value } as const;
  const isAddress = name.endsWith("url");
  return (
    <div class="field">
      <label for={id}>{t(`resource-field-${name}`)}</label>
      {hint !== null && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        class="input"
        autocomplete="off"
        aria-describedby={hint === null ? undefined : `${id}-hint`}
        {...(isAddress ? ADDRESS : TEXT)}
        {...shared}
      />
    </div>
  );
}

const ADDRESS = { type: "url", dir: "ltr" } as const;
const TEXT = { type: "text", dir: "auto" } as const;

function LanguageField({ known }: { known: string | undefined }) {
  const chosen = known ?? document.documentElement.lang;
  const tags = [...new Set([...LANGUAGES, ...MORE, chosen])];
  return (
    <label class="field">
      <strong>{t("resource-field-language")}</strong>
      <select class="input" name="language">
        {tags.map((tag) => (
          <option key={tag} value={tag} selected={tag === chosen}>
            {language(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}

function saidIn(form: FormData, kind: Said["kind"]): Said {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    kind,
    title: text("title"),
    url: text("url"),
    captions_url: kind === "video" ? text("captions_url") : null,
    language: text("language"),
    about: text("about"),
  };
}
