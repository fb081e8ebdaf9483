// Where one writes. Only a pause and a room for reading keep one from sending, and they say so:
// otherwise the server decides. What it will not take comes back with its text kept.

import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import type { Room } from "../store/room";
import { Icon } from "./icons";
import { quotedText } from "./quote";
import { RoomNotices } from "./room-notices";

const TEXT_CHARS = 2_000;
const TELL_WHEN_LEFT = 200;
const LINES_AT_MOST = 6;

interface ComposerFormProps {
  room: Room;
  /** What its field is called, where there may be another one on the page. */
  label?: string;
}

export function ComposerForm({ room, label = t("composer-label") }: ComposerFormProps) {
  const { link } = useLamplight();
  const { composer } = room;
  const field = useRef<HTMLTextAreaElement>(null);
  useFocusWhenAsked(field, room);
  const { draft } = composer;
  const text = draft.text.value;
  const isEditing = draft.editing !== null;
  const left = (link.welcome.value?.limits.text_chars ?? TEXT_CHARS) - lengthOf(text);

  // What is there may be changed in a room for reading; a pause stops every new word.
  const isForReading = room.isShut === "read_only" && !isEditing;
  const isShut = isForReading || isPaused(room);
  const submit = () => {
    if (left < 0 || isShut) return;
    if (isEditing) void room.saveEdit();
    else room.send();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && stopContext(room)) event.preventDefault();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  };

  return (
    <form
      class="composer"
      data-region="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <RoomNotices room={room} />
      <Context room={room} />
      {draft.cover.value !== null && <CoverField cover={draft.cover} />}
      <div class="composer-line">
        {!isEditing && <CoverButton cover={draft.cover} />}
        <textarea
          ref={field}
          class="input composer-field"
          data-entrance
          aria-label={label}
          placeholder={t("composer-placeholder")}
          dir={text === "" ? undefined : "auto"} // the placeholder is the page's own
          readOnly={isForReading}
          rows={Math.min(LINES_AT_MOST, text.split("\n").length)}
          enterkeyhint="send"
          value={text}
          onInput={(event) => composer.typed(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          class="button primary composer-send"
          aria-disabled={text.trim() === "" || left < 0 || isShut}
        >
          <Icon name="send" />
          <span class="composer-send-word">{t(isEditing ? "composer-save" : "composer-send")}</span>
        </button>
      </div>
      {left <= TELL_WHEN_LEFT && <Counter left={left} />}
    </form>
  );
}

/** What is being answered, changed or replaced. */
function Context({ room }: { room: Room }) {
  const { purpose, replyTo } = room.composer.draft;
  const { kind } = purpose.value;
  const onStop = () => void stopContext(room);
  if (kind !== "new") {
    const isWithoutMethod = purpose.value.kind === "replacement" && purpose.value.isWithoutMethod;
    return (
      <ContextLine
        words={t(kind === "edit" ? "composer-editing" : "composer-replacing")}
        hint={isWithoutMethod ? t("composer-without-method") : undefined}
        stop={t("composer-stop-editing")}
        onStop={onStop}
      />
    );
  }
  if (replyTo.value === null) return null;
  const message = room.log.value.rows.get(replyTo.value)?.message;
  const isOwn = message?.author.id === room.me.id;
  const name = message?.author.name ?? t("message-quote-far");
  return (
    <ContextLine
      words={isOwn ? t("composer-replying-you") : t("composer-replying", { name })}
      quote={message && quotedText(message)}
      stop={t("composer-stop-replying")}
      onStop={onStop}
    />
  );
}

interface ContextLineProps {
  words: string;
  quote?: string | undefined;
  /** What to mind in writing. */
  hint?: string | undefined;
  stop: string;
  onStop: () => void;
}

function ContextLine({ words, quote, hint, stop, onStop }: ContextLineProps) {
  return (
    <div class="composer-context">
      <p>
        <strong>{words}</strong>
        {quote !== undefined && (
          <span class="quote-text" dir="auto">
            {quote}
          </span>
        )}
        {hint !== undefined && <span class="composer-mind">{hint}</span>}
      </p>
      <button type="button" class="button icon plain" aria-label={stop} onClick={onStop}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function CoverButton({ cover }: { cover: Signal<string | null> }) {
  const isOn = cover.value !== null;
  return (
    <button
      type="button"
      class="button icon plain composer-cover"
      aria-label={t(isOn ? "composer-stop-cover" : "composer-cover")}
      title={t(isOn ? "composer-stop-cover" : "composer-cover")}
      aria-pressed={isOn}
      onClick={() => (cover.value = isOn ? null : "")}
    >
      <Icon name="cover" />
    </button>
  );
}

function CoverField({ cover }: { cover: Signal<string | null> }) {
  return (
    <label class="field">
      <strong>{t("composer-cover-label")}</strong>
      <input
        class="input"
        maxLength={80}
        placeholder={t("composer-cover-placeholder")}
        value={cover.value ?? ""}
        onInput={(event) => (cover.value = event.currentTarget.value)}
      />
    </label>
  );
}

function Counter({ left }: { left: number }) {
  const isOver = left < 0;
  return (
    <p class={`counter ${isOver ? "problem" : "hint"}`} role="status">
      {t(isOver ? "composer-over" : "composer-left", { count: Math.abs(left) })}
    </p>
  );
}

function isPaused({ isShut }: Room): boolean {
  return isShut === "paused" || isShut === "site_paused";
}

/** Whether there was anything to stop. */
function stopContext({ composer: { draft } }: Room): boolean {
  const isPlain = draft.purpose.value.kind === "new" && draft.replyTo.value === null;
  if (draft.purpose.value.kind === "new") draft.replyTo.value = null;
  else draft.stop();
  return !isPlain;
}

/** Whoever chose to reply to, or to change, something wants to write now. */
function useFocusWhenAsked(field: RefObject<HTMLTextAreaElement | null>, room: Room): void {
  const { replyTo, purpose } = room.composer.draft;
  const isFirst = useRef(true);
  useEffect(() => {
    const isAsked = replyTo.value !== null || purpose.value.kind !== "new";
    if (isAsked && !isFirst.current) field.current?.focus();
    isFirst.current = false;
  }, [replyTo.value, purpose.value]);
}

/** In characters as the server counts them: code points. */
function lengthOf(text: string): number {
  return [...text].length;
}
