// Help: one action from everywhere, and drawn from nothing but this file, so that it needs
// neither a sign-in nor the server. It names no phone number: a wrong one would be worse than
// none, and a directory that is kept up to date knows the right one.

import { Bar } from "../components/bar";
import { useFocusOnArrival } from "../components/hooks";
import { t } from "../i18n";
import { beforeHelp } from "../routing";

const DIRECTORY = "https://findahelpline.com/";

export function HelpScreen() {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <>
      <Bar back={{ href: beforeHelp.value, label: t("back") }} isHelp />
      <main id="main" class="page help-page" tabIndex={-1}>
        <h1 ref={heading} tabIndex={-1}>
          {t("help-title")}
        </h1>
        <section class="card card-help stack">
          <h2>{t("help-danger-title")}</h2>
          <p>{t("help-danger-body")}</p>
        </section>
        <section class="card stack">
          <h2>{t("help-line-title")}</h2>
          <p>{t("help-line-body")}</p>
          <p>
            <a class="text-link" href={DIRECTORY} rel="noreferrer">
              {t("help-line-address")}
            </a>
          </p>
        </section>
        <section class="card stack">
          <h2>{t("help-ground-title")}</h2>
          <p>{t("help-ground-lead")}</p>
          <div class="pair">
            <Exercise
              name="help-478-title"
              steps={["help-478-1", "help-478-2", "help-478-3", "help-478-4"]}
            />
            <Exercise
              name="help-54321-title"
              steps={[
                "help-54321-1",
                "help-54321-2",
                "help-54321-3",
                "help-54321-4",
                "help-54321-5",
              ]}
            />
          </div>
        </section>
      </main>
    </>
  );
}

function Exercise({ name, steps }: { name: string; steps: string[] }) {
  return (
    <div class="exercise stack">
      <h3>{t(name)}</h3>
      <ol class="bullets">
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </div>
  );
}
