// One message: an article that is labelled by who wrote it, in which role, when, and what.

import { useState } from "preact/hooks";
import { useLamplight } from "../context";
import { moment, t, timeOfDay } from "../i18n";
import type { Row } from "../store/log";
import type { Room } from "../store/room";
import type { Message } from "../wire/types";
import { Avatar } from "./avatar";
import { Icon } from "./icons";
import { canBeActedOn, elementIdOf, focusMessage, type LogView } from "./log-view";
import { memo } from "./memo";
import { Quote } from "./quote";
import { Reactions } from "./reactions";
import { RoleMark } from "./role";

interface MessageRowProps {
  room: Room;
  view: LogView;
  row: Row;
  /** Follows one of the same author closely: its head is there for screen readers only. */
  isGrouped: boolean;
  /** The one row of which Tab reaches the controls. */
  isActive: boolean;
  /** What it answers: null when nothing, undefined when that is not loaded. */
  answered: Row | null | undefined;
  /** For moderators: until when its author cannot write; null: until lifted. */
  mutedUntil: number | null | undefined;
}

export const MessageRow = memo((props: MessageRowProps) => {
  const { room, view, row, isGrouped, isActive, answered, mutedUntil } = props;
  const { message } = row;
  const id = elementIdOf(room, message.seq);
  const isOwn = message.author.id === room.me.id;
  const stop = isActive ? 0 : -1;
  return (
    <article
      id={id}
      class={`message ${isOwn ? "own" : ""} ${isGrouped ? "grouped" : ""}`}
      data-seq={message.seq}
      data-entrance={isActive ? "" : undefined}
      tabIndex={stop}
      aria-labelledby={`${id}-who ${id}-when ${id}-what`}
    >
      {!isGrouped && <Avatar id={message.author.id} />}
      <header class={isGrouped ? "visually-hidden" : "message-head"}>
        <span id={`${id}-who`} class="message-who">
          <bdi class="message-name">{isOwn ? t("you") : message.author.name}</bdi>{" "}
          <RoleMark roles={message.author.roles} />
        </span>
        <time id={`${id}-when`} class="hint" dateTime={new Date(message.at).toISOString()}>
          {timeOfDay(message.at)}
        </time>
        {mutedUntil !== undefined && <MutedMark until={mutedUntil} />}
      </header>
      <div class="message-line">
        <div class="bubble">
          {message.reply_to !== null && (
            <Quote seq={message.reply_to} row={answered ?? null} room={room} stop={stop} />
          )}
          <MessageText room={room} message={message} isOwn={isOwn} id={`${id}-what`} stop={stop} />
        </div>
        {canBeActedOn(room, message) && (
          <button
            type="button"
            class="button icon plain message-more"
            aria-label={t("message-more", { name: message.author.name })}
            aria-haspopup="dialog"
            tabIndex={stop}
            onClick={(event) => view.openMenu(message.seq, event.currentTarget)}
          >
            <Icon name="more" />
          </button>
        )}
      </div>
      {message.removed == null && (
        <Reactions room={room} seq={message.seq} reactions={row.reactions} stop={stop} />
      )}
    </article>
  );
});

interface MessageTextProps {
  room: Room;
  message: Message;
  isOwn: boolean;
  id: string;
  stop: number;
}

function MessageText(props: MessageTextProps) {
  const { room, message, isOwn, id, stop } = props;
  const { hidden } = useLamplight();
  const [isShown, setShown] = useState(false);
  const show = () => {
    focusMessage(room, message.seq); // the button is about to go
    setShown(true);
  };
  if (hidden.has(message.author.id) && !isShown && message.removed == null) {
    return (
      <div id={id} class="message-hidden">
        <p class="message-gone">{t("message-hidden")}</p>
        <button type="button" class="button link" tabIndex={stop} onClick={show}>
          {t("message-hidden-show")}
        </button>
      </div>
    );
  }
  if (message.removed != null || message.text === null) {
    return (
      <>
        <p id={id} class="message-gone">
          {wordsOfRemoval(message, isOwn)}
        </p>
        {isOwn && <WhyRemoved id={message.id} />}
      </>
    );
  }
  if (message.cover !== null && !isOwn) {
    return <Covered reason={message.cover} text={message.text} id={id} stop={stop} />;
  }
  return (
    <>
      {message.cover !== null && (
        <p class="hint">{t("message-covered", { reason: message.cover })}</p>
      )}
      <p id={id} class="message-text" dir="auto">
        {message.text}
      </p>
      {message.edited_at != null && <p class="hint">{t("message-edited")}</p>}
    </>
  );
}

/** For its author alone: others see that it is gone, and no more. */
function WhyRemoved({ id }: { id: string }) {
  const { decisions } = useLamplight();
  const decided = decisions.ofMessage.value.get(id);
  if (decided?.decision !== "removed" || decided.reason === "") return null;
  return (
    <p class="hint" dir="auto">
      {t("sanction-why", { reason: decided.reason })}
    </p>
  );
}

/** A cover shows its reason and nothing of what is behind it until it is opened. */
function Covered({
  reason,
  text,
  id,
  stop,
}: {
  reason: string;
  text: string;
  id: string;
  stop: number;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div id={id} class="covered">
      <p class="covered-why">
        <Icon name="cover" />
        {t("message-covered", { reason })}
      </p>
      {isOpen && (
        <p class="message-text" dir="auto">
          {text}
        </p>
      )}
      <button
        type="button"
        class="button"
        aria-expanded={isOpen}
        tabIndex={stop}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? "message-cover-again" : "message-uncover")}
      </button>
    </div>
  );
}

function MutedMark({ until }: { until: number | null }) {
  const words =
    until === null ? t("message-muted-open") : t("message-muted", { time: moment(until) });
  return (
    <span class="hint role">
      <Icon name="mute" />
      {words}
    </span>
  );
}

function wordsOfRemoval({ removed, author }: Message, isOwn: boolean): string {
  if (removed === "moderator") return t("message-removed-moderator");
  return isOwn ? t("message-removed-you") : t("message-removed-author", { name: author.name });
}
