// The private room of a case, beside it: the same log and the same field as in any room.

import { useLayoutEffect, useRef } from "preact/hooks";
import { ComposerForm } from "../components/composer-form";
import { Icon } from "../components/icons";
import { Log } from "../components/log";
import { TypingLine } from "../components/typing-line";
import { useLamplight } from "../context";
import { t } from "../i18n";
import type { Room } from "../store/room";
import type { Message } from "../wire/types";

/** A case's private room as it is now, and what was said there since it was last on the screen. */
export interface Talk {
  readonly room: Room | null;
  readonly unread: number;
}

/** Follows the room for as long as the case is looked at, whether it is on the screen or not. */
export function useTalk(id: string | null, isShown: boolean): Talk {
  const lamplight = useLamplight();
  useLayoutEffect(() => {
    if (id === null) return undefined;
    lamplight.enter(id);
    return () => lamplight.leaveRoom();
  }, [id]);
  const seen = useRef({ id, upTo: 0 });
  const room = lamplight.room.value?.id === id ? lamplight.room.value : null;
  if (!room) return { room: null, unread: 0 };
  const { head, rows, me } = room.log.value;
  if (seen.current.id !== id) seen.current = { id, upTo: 0 };
  if (isShown) seen.current.upTo = head;
  const isUnread = ({ seq, author }: Message) => seq > seen.current.upTo && author.id !== me;
  return { room, unread: [...rows.values()].filter(({ message }) => isUnread(message)).length };
}

interface CaseTalkProps {
  room: Room | null;
  name: string;
  close: () => void;
}

export function CaseTalk({ room, name, close }: CaseTalkProps) {
  return (
    <section class="case-talk" aria-labelledby="case-talk-title">
      <div class="row case-talk-head">
        <div class="grows">
          <h2 id="case-talk-title">{t("case-talk-title", { name })}</h2>
          <p class="hint">{t("case-talk-private", { name })}</p>
        </div>
        <button
          type="button"
          class="button icon plain"
          aria-label={t("case-talk-close")}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </div>
      {room && <TalkBody room={room} name={name} />}
    </section>
  );
}

function TalkBody({ room, name }: { room: Room; name: string }) {
  if (room.phase.value.state === "gone") {
    return (
      <p class="case-talk-gone" role="status">
        {t("case-talk-gone")}
      </p>
    );
  }
  return (
    <>
      <Log room={room} label={t("case-talk-title", { name })} />
      <TypingLine names={room.typists.names.value} />
      <ComposerForm room={room} label={t("case-talk-field", { name })} />
    </>
  );
}

/** Where one writes; once it is there, for it may only just have been opened. */
export function focusTalk(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(".case-talk [data-entrance]")?.focus();
  });
}
