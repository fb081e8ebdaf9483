// The return code, shown once after joining until it is put away.

import { useState } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";

export function ReturnCode() {
  const { session } = useLamplight();
  const [isCopied, setCopied] = useState(false);
  const code = session.returnCode.value;
  const now = session.now.value;
  if (!code || now.state !== "in") return null;
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <section class="return-code" aria-labelledby="return-code-title">
      <div>
        <h2 id="return-code-title">{t("keep-title")}</h2>
        <p>{t("keep-why", { name: now.person.name })}</p>
      </div>
      <code class="code" dir="ltr">
        {code}
      </code>
      <div class="row">
        {"clipboard" in navigator && (
          <button type="button" class="button" onClick={() => void copy()}>
            {t(isCopied ? "keep-copied" : "keep-copy")}
          </button>
        )}
        <button
          type="button"
          class="button primary"
          onClick={() => (session.returnCode.value = null)}
        >
          {t("keep-done")}
        </button>
      </div>
    </section>
  );
}
