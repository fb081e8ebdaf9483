// Who felt along: one small toggle an emoji, with a count and never a list of names.

import { t } from "../i18n";
import type { Room } from "../store/room";
import type { Reaction } from "../wire/api";

interface ReactionsProps {
  room: Room;
  seq: number;
  reactions: readonly Reaction[];
  stop: number;
}

export function Reactions({ room, seq, reactions, stop }: ReactionsProps) {
  if (reactions.length === 0) return null;
  return (
    <div class="reactions">
      {reactions.map(({ emoji, count, mine }) => (
        <button
          key={emoji}
          type="button"
          class="reaction"
          aria-pressed={mine}
          aria-label={t(mine ? "reaction-mine" : "reaction", { emoji, count })}
          tabIndex={stop}
          onClick={() => void room.react(seq, emoji, !mine)}
        >
          <span class="reaction-pill">
            <span aria-hidden="true">{emoji}</span>
            <span>{count}</span>
          </span>
        </button>
      ))}
    </div>
  );
}
