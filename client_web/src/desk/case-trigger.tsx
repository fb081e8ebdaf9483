// The message that raised a case, with what stands around it: asked for and shown only when somebody
// wants to read it.

import { useSignal } from "@preact/signals";
import { t, timeOfDay } from "../i18n";
import type { PastMessage } from "../wire/api";
import type { Case } from "../wire/types";
import type { CaseApi } from "./case-api";
import type { Desk } from "./desk";

interface CaseTriggerProps {
  api: CaseApi;
  one: Case;
  queue: Desk;
  toQueue: () => void;
}

export function CaseTrigger({ api, one, queue, toQueue }: CaseTriggerProps) {
  const found = useSignal<readonly PastMessage[] | "failed" | null>(null);
  const { room, seq } = one;
  if (room === null || seq === null) return <InQueue one={one} queue={queue} toQueue={toQueue} />;
  const turn = async () => {
    const isShown = found.value !== null;
    found.value = isShown ? null : await api.around(room, seq).catch(() => "failed" as const);
  };
  return (
    <section class="stack case-trigger" aria-labelledby="case-trigger-title">
      <div class="row">
        <h3 id="case-trigger-title" class="grows">
          {t("case-trigger")}
        </h3>
        <button
          type="button"
          class="button"
          aria-expanded={found.value !== null}
          onClick={() => void turn()}
        >
          {t(found.value === null ? "case-trigger-show" : "case-trigger-hide")}
        </button>
      </div>
      {found.value === null && <p class="case-covered">{t("case-trigger-covered")}</p>}
      {found.value === "failed" && <p class="hint">{t("case-trigger-failed")}</p>}
      {Array.isArray(found.value) && <Messages messages={found.value} seq={seq} />}
    </section>
  );
}

function Messages({ messages, seq }: { messages: readonly PastMessage[]; seq: number }) {
  return (
    <div class="desk-context">
      <ol>
        {messages.map((message) => (
          <li key={message.seq} class={message.seq === seq ? "is-it" : ""}>
            <strong>
              <bdi>{message.author.name}</bdi>
            </strong>{" "}
            <time class="hint">{timeOfDay(message.at)}</time>
            <p dir="auto">{message.text ?? t("desk-context-removed")}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What was kept back isn't in the room: its words wait in the queue. */
function InQueue({ one, queue, toQueue }: Omit<CaseTriggerProps, "api">) {
  const items = queue.order.value.filter(({ person }) => person === one.person);
  const item = items.find(({ kind }) => kind === "worry") ?? items[0];
  if (!item) return null;
  const look = () => {
    queue.selected.value = item.id;
    toQueue();
  };
  return (
    <div class="row case-trigger">
      <p class="grows">{t("case-trigger-in-queue")}</p>
      <button type="button" class="button" onClick={look}>
        {t("case-trigger-to-queue")}
      </button>
    </div>
  );
}
