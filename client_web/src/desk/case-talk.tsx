// The private room of a case, beside it: the same log and the same field as in any room.

import { ComposerForm } from "../components/composer-form";
import { Icon } from "../components/icons";
import { Log } from "../components/log";
import { TypingLine } from "../components/typing-line";
import { t } from "../i18n";
import type { Room } from "../store/room";

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
