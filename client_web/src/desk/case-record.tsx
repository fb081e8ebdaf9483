// What happened in a case, newest first: who did what and when, and the words that staff wrote.

import { moment, t } from "../i18n";
import type { Case } from "../wire/types";
import { type Line, linesOf, planOf } from "./case-log";
import type { CaseDesk } from "./cases";

export function CaseRecord({ desk, one }: { desk: CaseDesk; one: Case }) {
  const nameOf = (id: string) => {
    if (id === one.person) return one.name ?? t("case-somebody");
    return id === desk.me.id ? t("you") : (desk.nameOf(id) ?? t("case-a-colleague"));
  };
  const lines = linesOf(one).reverse();
  return (
    <section class="stack" aria-labelledby="case-record-title">
      <h3 id="case-record-title">{t("case-record")}</h3>
      <ol class="case-record">
        {lines.map((line) => (
          <Entry key={line.key} line={line} nameOf={nameOf} />
        ))}
      </ol>
    </section>
  );
}

type NameOf = (id: string) => string;

function Entry({ line, nameOf }: { line: Line; nameOf: NameOf }) {
  const who = line.people.map(nameOf).join(", ");
  return (
    <li class={`case-entry case-entry-${line.kind}`}>
      <p>
        <time class="hint">{moment(line.at)}</time> {what(line, nameOf)}
        {who && (
          <span class="hint">
            {" · "}
            <bdi>{who}</bdi>
          </span>
        )}
      </p>
      {line.kind === "safety_plan" && line.words ? (
        <Plan words={line.words} />
      ) : (
        line.words && (
          <p class="case-words" dir="auto">
            {line.words}
          </p>
        )
      )}
    </li>
  );
}

/** An entry in words; a value of its data may be an id, a code, a level or a count. */
function what({ kind, data }: Line, nameOf: NameOf): string {
  switch (kind) {
    case "raised":
    case "signal":
      return t(`case-log-${kind}`, {
        level: data.level ?? "",
        by: t(`case-by-${data.by ?? "rule"}`),
      });
    case "choice":
      return t(`case-log-choice-${data.choice}`);
    case "paged":
      return data.nobody_on_shift === "true"
        ? t("case-log-paged-nobody")
        : t("case-log-paged", { count: Number(data.people ?? 0) });
    case "level":
      return t("case-log-level", { before: data.before ?? "", after: data.after ?? "" });
    case "asked":
    case "moved":
      return t(`case-log-${kind}`, { state: t(`case-state-${data.to}`) });
    case "handover":
    case "peer":
      return t(`case-log-${kind}`, { name: nameOf(data.to ?? data.person ?? "") });
    case "consent":
      return t(data.agrees === "true" ? "case-log-consent" : "case-log-consent-not");
    case "lapsed":
      return t("case-log-lapsed", { name: nameOf(data.by ?? "") });
    default:
      return t(`case-log-${kind}`);
  }
}

function Plan({ words }: { words: string }) {
  return (
    <dl class="case-plan">
      {planOf(words).map(([part, text]) => (
        <div key={part}>
          <dt>{t(`case-plan-${part}`)}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
