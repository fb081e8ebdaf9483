// What can be done about a text that was kept back: change it, send it without what keeps it
// back, take it back, or ask for a second look at what came with it.

import { useLamplight } from "../context";
import { t } from "../i18n";
import type { Unsent } from "../store/outbox";
import type { Room } from "../store/room";
import { AppealWay } from "./sanction-words";

interface KeptBackProps {
  room: Room;
  unsent: Unsent;
}

export function isKeptBack({ state }: Unsent): boolean {
  return state === "held" || state === "declined" || state === "returned";
}

export function KeptBackWays({ room, unsent }: KeptBackProps) {
  const { id, state, notice, text } = unsent;
  const { composer } = room;
  const offers = notice?.offers ?? [];
  const redacted = offers.includes("redact") ? notice?.redacted : null;
  const isHeld = state === "held";
  return (
    <div class="row unsent-ways">
      {redacted && (
        <Way words="unsent-redact" isFirst run={() => room.sendInstead(unsent, redacted)} />
      )}
      {offers.includes("post_without_method") && (
        <Way words="unsent-without-method" isFirst run={() => composer.rewrite(id, true)} />
      )}
      {state === "returned" && (
        <Way words="unsent-again" isFirst run={() => room.sendInstead(unsent, text)} />
      )}
      {!offers.includes("post_without_method") && (
        <Way words="unsent-change" run={() => composer.rewrite(id)} />
      )}
      {offers.includes("appeal") && <AppealOfRule />}
      {isHeld ? (
        <Way words="unsent-take-back" isQuiet run={() => void room.withdrawHeld(unsent)} />
      ) : (
        <Way words="unsent-put-away" isQuiet run={() => composer.discard(id)} />
      )}
      {state === "returned" && (
        <a class="button helping" href="/help">
          {t("help")}
        </a>
      )}
    </div>
  );
}

interface WayProps {
  words: string;
  isFirst?: boolean;
  isQuiet?: boolean;
  run: () => void;
}

function Way({ words, isFirst, isQuiet, run }: WayProps) {
  const look = isFirst ? "primary" : isQuiet ? "plain" : "";
  return (
    <button type="button" class={`button ${look}`} onClick={run}>
      {t(words)}
    </button>
  );
}

/** While the sanction that a rule brought about is in force. */
function AppealOfRule() {
  const { sanctions } = useLamplight();
  const sanction = sanctions.value?.byRule ?? null;
  return sanction && <AppealWay sanction={sanction.id} />;
}
