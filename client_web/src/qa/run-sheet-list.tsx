// The run sheet on the desk: what comes next, in the order that hosts give it.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../components/icons";
import { t } from "../i18n";
import type { Question } from "../wire/types";
import type { RunDesk } from "./run-desk";
import { useDrag } from "./run-drag";
import type { Move } from "./run-order";
import { RunQuestion } from "./run-question";

const WHERE_ONE_TYPES = "dialog, input, textarea, select";
type Way = "up" | "down";

export function RunSheetList({ desk }: { desk: RunDesk }) {
  const { sheet } = desk;
  const questions = sheet.questions.value;
  const canMove = desk.decides && questions.length > 1;
  const drag = useDrag((move) => void sheet.put(move));
  const focus = useKeptFocus(questions);
  const nudge = (question: string, way: Way) => {
    focus.keep(question);
    void sheet.stepBy(question, way === "up" ? -1 : 1);
  };
  return (
    <section class="stack run-list" aria-labelledby="run-next-title" data-region="next">
      <div class="row run-sheet-head">
        <h2 id="run-next-title" class="grows">
          {t("run-next", { count: questions.length })}
        </h2>
        {desk.decides && sheet.isArranged.value && (
          <button type="button" class="button link" onClick={() => void sheet.goByVotes()}>
            {t("run-by-votes")}
          </button>
        )}
      </div>
      <p class="hint">
        {questions.length === 0 && t("run-next-none")}
        {canMove && t(sheet.isArranged.value ? "run-is-arranged" : "run-is-by-votes")}
      </p>
      <SheetNews desk={desk} />
      <ul
        class="qa-list run-sheet"
        data-drop={drag.move.value && drag.move.value.before === null ? "end" : undefined}
        onKeyDown={(event) => {
          const row = canMove ? nudged(event) : null;
          if (row) nudge(row.question, row.way);
        }}
      >
        {questions.map((question, at) => (
          <RunQuestion
            key={question.id}
            desk={desk}
            question={question}
            drop={dropOf(drag.move.value, question)}
          >
            {canMove && (
              <Tools
                question={question}
                place={at + 1}
                count={questions.length}
                onGrip={(event) => drag.begin(event, question.id)}
                onNudge={(way) => nudge(question.id, way)}
              />
            )}
          </RunQuestion>
        ))}
      </ul>
    </section>
  );
}

interface ToolsProps {
  question: Question;
  place: number;
  count: number;
  onGrip: (event: PointerEvent) => void;
  onNudge: (way: Way) => void;
}

/** The grip is for those who point; buttons and Alt with an arrow do the same. */
function Tools({ question, place, count, onGrip, onNudge }: ToolsProps) {
  const isShut = { up: place === 1, down: place === count };
  return (
    <div class="row run-tools">
      <span class="run-grip" aria-hidden="true" onPointerDown={onGrip}>
        <Icon name="grip" />
      </span>
      <p class="hint grows">{t("run-place", { place, count })}</p>
      {(["up", "down"] as const).map((way) => (
        <button
          key={way}
          type="button"
          class="button icon plain"
          data-way={way}
          aria-label={t(`run-move-${way}`, { text: question.text ?? "" })}
          aria-disabled={isShut[way]}
          onClick={() => !isShut[way] && onNudge(way)}
        >
          <Icon name={way} />
        </button>
      ))}
    </div>
  );
}

/** Said once each; what somebody sees who looks needs no words. */
function SheetNews({ desk }: { desk: RunDesk }) {
  const said = desk.sheet.said.value;
  const isSeen = said?.code !== "moved";
  return (
    <p class={isSeen ? "run-news" : "visually-hidden"} role="status">
      {said && t(`run-said-${said.code}`, "place" in said ? { ...said } : {})}
    </p>
  );
}

/** A row that moves in the document loses the focus: it is given back to what had it. */
function useKeptFocus(questions: readonly Question[]) {
  const kept = useRef<string | null>(null);
  const order = questions.map(({ id }) => id).join();
  useLayoutEffect(() => {
    if (kept.current === null || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(kept.current)?.focus();
  }, [order]);
  useEffect(() => {
    const forget = () => (kept.current = null);
    addEventListener("pointerdown", forget);
    return () => removeEventListener("pointerdown", forget);
  }, []);
  const keep = (question: string) => {
    const way = document.activeElement?.closest<HTMLElement>("[data-way]")?.dataset.way;
    const row = `[data-question="${CSS.escape(question)}"]`;
    kept.current = way ? `${row} [data-way=${way}]` : row;
  };
  return { keep };
}

/** The row and the way that Alt and an arrow mean, if they mean one. */
function nudged(event: KeyboardEvent): { question: string; way: Way } | null {
  const { key, altKey, target } = event;
  if (!altKey || (key !== "ArrowUp" && key !== "ArrowDown")) return null;
  if (!(target instanceof Element) || target.closest(WHERE_ONE_TYPES)) return null;
  const question = target.closest<HTMLElement>("[data-question]")?.dataset.question;
  if (!question) return null;
  event.preventDefault();
  return { question, way: key === "ArrowUp" ? "up" : "down" };
}

function dropOf(move: Move | null, { id }: Question): "dragged" | "before" | undefined {
  if (move?.question === id) return "dragged";
  return move?.before === id ? "before" : undefined;
}
