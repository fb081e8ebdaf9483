// One question of the archive, with its answer.

import type { ComponentChildren } from "preact";
import { RoleMark } from "../components/role";
import { t } from "../i18n";
import { pathOfArchive } from "../routing";
import type { ArchivedAnswer } from "./archive-api";
import { partsOf } from "./found-words";

export function anchorOf(answer: ArchivedAnswer): string {
  return `answer-${answer.id}`;
}

interface AnswerProps {
  answer: ArchivedAnswer;
  /** What was looked for, to be marked. */
  words?: string;
  isLinked?: boolean;
  heading: "h2" | "h3";
  /** What stands below it: where it is from, or the link to it. */
  children: ComponentChildren;
}

export function Archived({
  answer,
  words = "",
  isLinked,
  heading: Heading,
  children,
}: AnswerProps) {
  const { question, asker, answered_by: by, votes } = answer;
  const id = anchorOf(answer);
  return (
    <article
      id={id}
      class={isLinked ? "qa-question archived is-linked" : "qa-question archived"}
      tabIndex={-1}
      aria-labelledby={`${id}-question`}
    >
      <Heading id={`${id}-question`} class="archived-question" dir="auto">
        <Marked text={question} words={words} />
      </Heading>
      <p class="hint">
        {asker ? t("qa-asked-by", { name: asker.name }) : t("qa-asked-anonymously")} ·{" "}
        {t("qa-votes", { count: votes })}
      </p>
      <div class="qa-answer">
        {by && (
          <p>
            <strong>
              <bdi>{by.name}</bdi>
            </strong>{" "}
            <RoleMark roles={by.roles.includes("expert") ? ["expert"] : by.roles} />
          </p>
        )}
        {answer.answer ? (
          <p class="qa-text" dir="auto">
            <Marked text={answer.answer} words={words} />
          </p>
        ) : (
          <p class="hint">{t("archive-aloud")}</p>
        )}
      </div>
      {children}
    </article>
  );
}

export function Marked({ text, words }: { text: string; words: string }) {
  return (
    <>
      {partsOf(text, words).map((part, at) =>
        part.isFound ? <mark key={at}>{part.text}</mark> : part.text,
      )}
    </>
  );
}

/** Each leads to what else has it. */
export function TagLinks({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label={t("room-tags")}>
      {tags.map((tag) => (
        <li key={tag}>
          <a class="tag tag-link" href={pathOfArchive("", tag)} dir="auto">
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}
