// What a message answers, in two lines at most, and the way to it.

import { t } from "../i18n";
import type { Row } from "../store/log";
import type { Room } from "../store/room";
import type { Message } from "../wire/types";

interface QuoteProps {
  seq: number;
  /** null when it is not loaded. */
  row: Row | null;
  room: Room;
  stop: number;
}

export function Quote({ seq, row, room, stop }: QuoteProps) {
  const author = row?.message.author;
  const isHidden = author !== undefined && room.isHidden(author.id);
  return (
    <button type="button" class="quote" tabIndex={stop} onClick={() => void room.seek(seq)}>
      <span class="visually-hidden">{t("message-quote")} </span>
      {author && !isHidden && <bdi class="quote-name">{author.name}</bdi>}
      <span class="quote-text" dir="auto">
        {isHidden ? t("message-hidden") : row ? quotedText(row.message) : t("message-quote-far")}
      </span>
    </button>
  );
}

/** A cover covers a quotation too. */
export function quotedText({ text, cover }: Message): string {
  if (text === null) return t("message-quote-gone");
  return cover === null ? text : t("message-covered", { reason: cover });
}
