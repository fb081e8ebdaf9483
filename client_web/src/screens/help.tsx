// Help: one action from everywhere, and needs neither a sign-in nor the server. Without the
// server it has what was kept of the chosen country's lines, and always a directory's address.

import { Bar } from "../components/bar";
import { HelpLines } from "../components/help-lines";
import { useFocusOnArrival } from "../components/hooks";
import { TalkHere } from "../components/talk-here";
import { t } from "../i18n";
import { beforeAside } from "../routing";

export function HelpScreen() {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <>
      <Bar back={{ href: beforeAside.value, label: t("back") }} isHelp />
      <main id="main" class="page help-page" tabIndex={-1}>
        <h1 ref={heading} tabIndex={-1}>
          {t("help-title")}
        </h1>
        <section class="card card-help stack">
          <h2>{t("help-danger-title")}</h2>
          <p>{t("help-danger-body")}</p>
        </section>
        <TalkHere />
        <HelpLines />
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
