// For somebody who is banned from the site: why, until when, a second look, and Help.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { SanctionWords } from "../components/sanction-words";
import { useLamplight } from "../context";
import { moment, t } from "../i18n";
import { appealIn } from "../store/sanctions";
import type { OwnSanction } from "../wire/api";
import { Plain } from "./plain";

export function RemovedScreen() {
  const { api, session } = useLamplight();
  const bans = useSignal<readonly OwnSanction[]>([]);
  const load = async () => {
    try {
      const { sanctions } = await api.ownSanctions();
      bans.value = sanctions.filter(({ kind, room }) => kind === "ban" && room === null);
    } catch {
      // What is known already is said; Help needs nothing of it.
    }
  };
  useEffect(() => void load(), []);
  return (
    <Plain title={t("removed-title")} body={t("removed-body")}>
      {bans.value.map((ban) => (
        <section key={ban.id} class="card removed-why">
          <SanctionWords
            sanction={ban}
            what={whatOf(ban)}
            appeal={appealIn(ban)}
            onAppealed={() => void load()}
          />
        </section>
      ))}
      <a class="button helping" href="/help">
        {t("help")}
      </a>
      <button type="button" class="button" onClick={() => void session.start()}>
        {t("try-again")}
      </button>
    </Plain>
  );
}

function whatOf({ ends_at }: OwnSanction): string {
  return ends_at === null ? t("removed-open") : t("removed-until", { time: moment(ends_at) });
}
