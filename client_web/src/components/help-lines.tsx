// Somebody to talk to: the country is chosen, its lines are listed, and an international
// directory's address is always there, without the server too.

import { useEffect } from "preact/hooks";
import { useLamplight } from "../context";
import { country as nameOf, t } from "../i18n";
import { HelpLineItem } from "./help-line";

const DIRECTORY = "https://findahelpline.com/";

export function HelpLines() {
  const { helplines } = useLamplight();
  useEffect(() => void helplines.load(), []);
  return (
    <section class="card stack">
      <h2>{t("help-line-title")}</h2>
      <p>{t("help-line-body")}</p>
      <CountryField />
      {helplines.lines.value.length > 0 && (
        <ul class="help-line-list">
          {helplines.lines.value.map((line) => (
            <HelpLineItem key={line.name} line={line} />
          ))}
        </ul>
      )}
      <div>
        <Problem />
        <p>{t("help-line-elsewhere")}</p>
        <a class="text-link" href={DIRECTORY} rel="noreferrer">
          {t("help-line-address")}
        </a>
      </div>
    </section>
  );
}

function CountryField() {
  const { helplines } = useLamplight();
  const chosen = helplines.country.value;
  const codes = new Set([...helplines.countries.value, ...(chosen ? [chosen] : [])]);
  const options = [...codes].map((code) => ({ code, name: nameOf(code) }));
  options.sort((a, b) => a.name.localeCompare(b.name));
  if (options.length === 0) return null;
  return (
    <div class="field">
      <label for="help-country">{t("help-country")}</label>
      <select
        id="help-country"
        class="input"
        value={chosen}
        onChange={(event) => void helplines.choose(event.currentTarget.value)}
      >
        <option value="">{t("help-country-none")}</option>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is missing for want of the server: all, the lines alone, or nothing. */
function Problem() {
  const { helplines } = useLamplight();
  const isMissing = helplines.hasFailed.value && helplines.lines.value.length === 0;
  return (
    <div role="status">
      {isMissing && (
        <div class="row">
          <p>{t("help-lines-unreachable")}</p>
          <button type="button" class="button" onClick={() => void helplines.load()}>
            {t("try-again")}
          </button>
        </div>
      )}
    </div>
  );
}
