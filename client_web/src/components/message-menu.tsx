// What can be done with a message: a popover by the message, a sheet from below on a phone.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import type { Hidden } from "../store/hidden";
import type { Row } from "../store/log";
import type { Room } from "../store/room";
import type { Message, Person } from "../wire/types";
import { Icon, type IconName } from "./icons";
import type { LogView } from "./log-view";
import { Popover } from "./popover";

/** First those that comfort most; the rest come with "more". */
const FIRST = ["💛", "🫂", "🌱", "🙏", "💪", "👏"];

interface MenuProps {
  room: Room;
  view: LogView;
}

export function MessageMenu({ room, view }: MenuProps) {
  const menu = view.menu.value;
  const row = menu && room.log.value.rows.get(menu.seq);
  if (!menu || !row) return null;
  return (
    <Popover label={t("message-actions")} anchor={menu.anchor} onClosed={() => view.closeMenu()}>
      {(close) => <MenuBody room={room} view={view} row={row} close={close} />}
    </Popover>
  );
}

function MenuBody({ room, view, row, close }: MenuProps & { row: Row; close: () => void }) {
  const { hidden } = useLamplight();
  const closing = (deed: () => unknown) => () => {
    close();
    deed();
  };
  return (
    <>
      {row.message.removed == null && <EmojiChoice room={room} row={row} close={close} />}
      <ul class="menu-deeds">
        {deedsFor(room, view, row.message, hidden).map(({ icon, words, isFinal, run }) => (
          <li key={words}>
            <button
              type="button"
              class={isFinal ? "menu-deed final" : "menu-deed"}
              onClick={closing(run)}
            >
              <Icon name={icon} />
              {words}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function EmojiChoice({ room, row, close }: { room: Room; row: Row; close: () => void }) {
  const { link } = useLamplight();
  const [isAll, setAll] = useState(false);
  const offered = link.welcome.value?.limits.emoji ?? FIRST;
  const first = FIRST.filter((emoji) => offered.includes(emoji));
  const rest = offered.filter((emoji) => !first.includes(emoji));
  const shown = isAll ? [...first, ...rest] : first;
  const isMine = (emoji: string) => row.reactions.some((one) => one.emoji === emoji && one.mine);
  const choice = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The button that had the focus has gone: the first of the new ones has it next.
    if (isAll) choice.current?.querySelectorAll("button")[first.length]?.focus();
  }, [isAll]);
  return (
    <div ref={choice} class="menu-emoji">
      {shown.map((emoji) => (
        <button
          key={emoji}
          type="button"
          class="menu-one-emoji"
          aria-label={t(isMine(emoji) ? "act-unreact" : "act-react", { emoji })}
          aria-pressed={isMine(emoji)}
          onClick={() => {
            close();
            void room.react(row.message.seq, emoji, !isMine(emoji));
          }}
        >
          {emoji}
        </button>
      ))}
      {!isAll && (
        <button
          type="button"
          class="menu-one-emoji"
          aria-label={t("act-more-reactions")}
          aria-expanded={false}
          onClick={() => setAll(true)}
        >
          <Icon name="more" />
        </button>
      )}
    </div>
  );
}

interface DeedInMenu {
  icon: IconName;
  words: string;
  isFinal?: boolean;
  run: () => void;
}

/** Says what has changed and where the way back is, or what was wrong. */
async function hide(room: Room, hidden: Hidden, { id }: Person): Promise<void> {
  const isHidden = await hidden.hide(id);
  const code = isHidden ? "hidden" : (hidden.trouble.value ?? "other");
  room.notice.value = { code, until: null };
}

function isStaff({ roles }: Person): boolean {
  return roles.some((role) => role !== "member");
}

/** What this person may do with this message. The server asks its own table again. */
function deedsFor(room: Room, view: LogView, message: Message, hidden: Hidden): DeedInMenu[] {
  const { seq, author, removed } = message;
  const isOwn = author.id === room.me.id;
  const isThere = removed == null;
  const deeds: DeedInMenu[] = [];
  const offer = (icon: IconName, words: string, run: () => void, isFinal = false) =>
    deeds.push({ icon, words, run, isFinal });
  if (isThere) offer("reply", t("act-reply"), () => room.composer.startReply(seq));
  if (isThere && isOwn) {
    offer("edit", t("act-edit"), () => room.composer.startEditing(message));
    offer("undo", t("act-withdraw"), () => view.ask(seq, "withdraw"), true);
  }
  if (isThere && !isOwn) {
    if (room.canEscalate) offer("responder", t("act-escalate"), () => view.ask(seq, "escalate"));
    else offer("responder", t("act-concern"), () => view.ask(seq, "concern"));
    offer("report", t("act-report"), () => view.ask(seq, "report"));
    if (!isStaff(author) && !hidden.has(author.id)) {
      offer("cover", t("act-hide", { name: author.name }), () => void hide(room, hidden, author));
    }
  }
  if (!room.canModerate) return deeds;
  if (isThere && !isOwn) offer("remove", t("act-remove"), () => view.ask(seq, "remove"));
  if (removed === "moderator") offer("undo", t("act-restore"), () => view.ask(seq, "restore"));
  if (!isOwn) offer("mute", t("act-mute", { name: author.name }), () => view.ask(seq, "mute"));
  return deeds;
}
