// The room's messages, as one list that a screen reader can walk and that never talks by
// itself: announcements are made elsewhere.

import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { day, t } from "../i18n";
import { arranged, type Item } from "../store/arrange";
import type { RoomLog } from "../store/log";
import { isBehind } from "../store/log";
import type { Room } from "../store/room";
import { Icon } from "./icons";
import { canBeActedOn, focusMessage, LogView } from "./log-view";
import { MessageDialog } from "./message-dialog";
import { MessageMenu } from "./message-menu";
import { MessageRow } from "./message-row";
import { useScrollKeeping } from "./scroll-keeping";
import { UnsentRow } from "./unsent-row";

interface LogProps {
  room: Room;
  /** What it is called, where that isn't the room's own name. */
  label?: string;
}

export function Log({ room, label }: LogProps) {
  const view = useMemo(() => new LogView(), [room]);
  const box = useRef<HTMLDivElement>(null);
  const onScroll = useScrollKeeping(box, room);
  const log = room.log.value;
  const name = label ?? log.room?.name ?? "";
  const items = arranged(log.rows.values(), room.composer.unsent.value, room.me.id);
  const active = activeSeq(view, log);
  const focus = useKeptFocus(room, log, view);
  return (
    <div class="log-frame">
      <div
        ref={box}
        class="log"
        role="log"
        aria-live="off"
        aria-label={t("room-log", { room: name })}
        data-region="log"
        tabIndex={items.length === 0 ? 0 : -1}
        onScroll={onScroll}
        onKeyDown={(event) => walk(event, room, view)}
        onFocusIn={focus.came}
        onFocusOut={focus.went}
      >
        <LogTop room={room} name={name} isEmpty={items.length === 0} />
        {items.map((item) => (
          <LogItem key={item.key} item={item} room={room} view={view} active={active} />
        ))}
        {isBehind(log) && <NewerButton room={room} />}
      </div>
      {!log.following && <ToLatest room={room} unseen={log.unseen} />}
      <MessageMenu room={room} view={view} />
      <MessageDialog room={room} view={view} />
    </div>
  );
}

interface LogItemProps {
  item: Item;
  room: Room;
  view: LogView;
  active: number | null;
}

function LogItem({ item, room, view, active }: LogItemProps) {
  if (item.kind === "day") return <h2 class="day">{day(item.at)}</h2>;
  if (item.kind === "unsent") {
    return <UnsentRow room={room} unsent={item.unsent} isGrouped={item.isGrouped} />;
  }
  const { message } = item.row;
  const { rows, muted } = room.log.value;
  return (
    <MessageRow
      room={room}
      view={view}
      row={item.row}
      isGrouped={item.isGrouped}
      isActive={message.seq === active}
      answered={message.reply_to === null ? null : rows.get(message.reply_to)}
      mutedUntil={room.canModerate ? muted.get(message.author.id) : undefined}
    />
  );
}

function LogTop({ room, name, isEmpty }: { room: Room; name: string; isEmpty: boolean }) {
  const { isBusy, hasFailed } = room.paging;
  if (room.phase.value.state === "opening") return <p class="log-top">{t("loading")}</p>;
  if (isBusy.value) return <p class="log-top">{t("room-loading-older")}</p>;
  if (room.log.value.complete) {
    return <p class="log-top">{isEmpty ? t("room-empty") : wordsOfStart(room, name)}</p>;
  }
  return (
    <p class="log-top">
      {hasFailed.value && t("room-older-failed")}
      <button type="button" class="button link" onClick={() => void room.paging.older()}>
        {t(hasFailed.value ? "try-again" : "room-older")}
      </button>
    </p>
  );
}

function wordsOfStart({ facts }: Room, name: string): string {
  return facts.value?.private ? t("talk-start") : t("room-log-start", { room: name });
}

function NewerButton({ room }: { room: Room }) {
  return (
    <p class="log-top">
      <button type="button" class="button link" onClick={() => void room.paging.newer()}>
        {t("room-newer")}
      </button>
    </p>
  );
}

function ToLatest({ room, unseen }: { room: Room; unseen: number }) {
  return (
    <button type="button" class="button to-latest" onClick={() => void room.toLatest()}>
      <Icon name="down" />
      {t("room-new-messages", { count: unseen })}
    </button>
  );
}

/** The message that Tab stops at: the one last visited while it is there, else the newest. */
function activeSeq(view: LogView, log: RoomLog): number | null {
  const visited = view.active.value;
  if (visited !== null && log.rows.has(visited)) return visited;
  return [...log.rows.keys()].at(-1) ?? null;
}

/** Arrows, Home and End walk from message to message; Enter opens what can be done with one. */
function walk(event: KeyboardEvent, room: Room, view: LogView): void {
  const here = event.target;
  if (!(here instanceof HTMLElement) || !here.matches("article[data-seq]")) return;
  const seqs = [...room.log.peek().rows.keys()];
  const at = seqs.indexOf(Number(here.dataset.seq));
  const steps = new Map([
    ["ArrowUp", at - 1],
    ["ArrowDown", at + 1],
    ["Home", 0],
    ["End", seqs.length - 1],
  ]);
  const next = seqs[steps.get(event.key) ?? -1];
  if (event.key === "Enter") openMenuOf(here, room, view);
  else if (next === undefined) return;
  else {
    view.active.value = next;
    const element = here.parentElement?.querySelector<HTMLElement>(`[data-seq="${next}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  }
  event.preventDefault();
}

function openMenuOf(article: HTMLElement, room: Room, view: LogView): void {
  const row = room.log.peek().rows.get(Number(article.dataset.seq));
  if (row && canBeActedOn(room, row.message)) view.openMenu(row.message.seq, article);
}

/** When the focused message leaves the window of 300, its neighbour takes the focus. */
function useKeptFocus(room: Room, log: RoomLog, view: LogView) {
  const focused = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (focused.current === null || log.rows.has(focused.current)) return;
    const neighbour = nearest([...log.rows.keys()], focused.current);
    if (neighbour === null) return;
    view.active.value = neighbour;
    focusMessage(room, neighbour);
  }, [log.rows]);
  return {
    came: ({ target }: FocusEvent) => {
      const article =
        target instanceof Element ? target.closest<HTMLElement>("article[data-seq]") : null;
      focused.current = article ? Number(article.dataset.seq) : null;
    },
    went: ({ target }: FocusEvent) => {
      if (target instanceof Element && target.isConnected) focused.current = null;
    },
  };
}

function nearest(seqs: readonly number[], to: number): number | null {
  return seqs.find((seq) => seq > to) ?? seqs.at(-1) ?? null;
}
