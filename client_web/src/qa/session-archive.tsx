// What was asked and answered in one session, where it can be linked and taken along.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import type { QaSession } from "../wire/types";
import { ArchiveApi, type ArchivedAnswer, archiveFile, type FileForm } from "./archive-api";
import { Archived, anchorOf } from "./archived-answer";
import { Failed } from "./sessions-screen";
import "./archive-words";
import "./archive.css";

const FORMS: readonly FileForm[] = ["md", "csv", "json"];

/** `version` changes where what is kept may have: it is read again. */
export function SessionArchive({ session, version }: { session: QaSession; version: unknown }) {
  const { api } = useLamplight();
  const answers = useSignal<readonly ArchivedAnswer[] | null>(null);
  const hasFailed = useSignal(false);
  const read = async () => {
    try {
      answers.value = (await new ArchiveApi(api).ofSession(session.id)).answers;
      hasFailed.value = false;
    } catch {
      hasFailed.value = true;
    }
  };
  useEffect(() => void read(), [session.id, version]);
  useEffect(showLinked, [answers.value !== null]);
  if (hasFailed.value) return <Failed again={() => void read()} />;
  if (!answers.value) return <p>{t("loading")}</p>;
  return <Kept session={session} answers={answers.value} />;
}

/** An address may name one answer: it wasn't there yet when the browser looked for it. */
function showLinked(): void {
  const linked = document.getElementById(location.hash.slice(1));
  linked?.scrollIntoView();
  linked?.focus();
}

interface KeptProps {
  session: QaSession;
  answers: readonly ArchivedAnswer[];
}

function Kept({ session, answers }: KeptProps) {
  return (
    <section class="stack" aria-labelledby="archive-of-title">
      <h2 id="archive-of-title">{t("archive-of", { count: answers.length })}</h2>
      {answers.length === 0 && <p>{t("archive-of-none")}</p>}
      {answers.length > 0 && <Files session={session} />}
      <ul class="qa-list">
        {answers.map((answer) => (
          <li key={answer.id}>
            <Archived
              answer={answer}
              heading="h3"
              isLinked={location.hash === `#${anchorOf(answer)}`}
            >
              <a class="text-link archived-link" href={`#${anchorOf(answer)}`}>
                {t("archive-link")}
                <span class="visually-hidden"> {answer.question}</span>
              </a>
            </Archived>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Files({ session }: { session: QaSession }) {
  return (
    <div class="row archive-files">
      <span>{t("archive-files")}</span>
      {FORMS.map((form) => (
        <a
          key={form}
          class="button"
          href={archiveFile(session.id, form)}
          download={`${session.id}.${form}`}
        >
          {t(`archive-file-${form}`)}
        </a>
      ))}
    </div>
  );
}
