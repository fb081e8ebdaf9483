// The door: an age band, a name, Join. Asked once, with nothing selected beforehand.

import { useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { troubleOf } from "../i18n/trouble";
import type { AgeBand } from "../wire/api";
import { Choices } from "./choices";
import { Icon } from "./icons";

const BANDS = ["13-17", "18+", "under-13"] as const;
type Band = (typeof BANDS)[number];
const BAND_WORDS: Record<Band, string> = {
  "13-17": "join-age-13-17",
  "18+": "join-age-18",
  "under-13": "join-age-under-13",
};

interface JoinFormProps {
  isForRoom: boolean;
  onTooYoung: () => void;
}

export function JoinForm({ isForRoom, onTooYoung }: JoinFormProps) {
  const { session, language } = useLamplight();
  const band = useSignal<Band | null>(null);
  const name = useSuggestedName();
  const problem = useSignal<string | null>(null);
  const isBusy = useSignal(false);

  const join = async (ageBand: AgeBand) => {
    isBusy.value = true;
    try {
      await session.join(ageBand, name.text.value.trim(), language);
    } catch (error) {
      problem.value = troubleOf(error, { conflict: "join-name-taken" });
      isBusy.value = false;
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (isBusy.value) return;
    if (band.value === null) problem.value = t("join-age-missing");
    else if (band.value === "under-13")
      onTooYoung(); // without asking the server: nothing is sent
    else void join(band.value);
  };

  return (
    <form class="stack" onSubmit={submit} noValidate>
      <h2>{t("join-title")}</h2>
      <AgeField chosen={band.value} onChoose={(chosen) => (band.value = chosen)} />
      <NameField name={name} />
      <p class="problem" role="alert">
        {problem.value}
      </p>
      <button type="submit" class="button primary" aria-disabled={isBusy.value}>
        {t(isForRoom ? "join-submit-room" : "join-submit")}
      </button>
      <p class="hint">{t("join-rules")}</p>
      <div class="row other-ways">
        <a class="button link" href="?way=return">
          {t("join-return")}
        </a>
        <a class="button link" href="?way=staff">
          {t("join-staff")}
        </a>
      </div>
    </form>
  );
}

function AgeField({ chosen, onChoose }: { chosen: Band | null; onChoose: (band: Band) => void }) {
  return (
    <Choices
      name="age"
      legend={t("join-age")}
      hint={t("join-age-why")}
      options={BANDS.map((band) => ({ value: band, words: t(BAND_WORDS[band]) }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

function NameField({ name }: { name: SuggestedName }) {
  return (
    <div class="field">
      <label for="name">{t("join-name")}</label>
      <p class="hint" id="name-hint">
        {t("join-name-hint")}
      </p>
      <div class="row">
        <input
          class="input grows"
          id="name"
          value={name.text.value}
          aria-describedby="name-hint"
          autocomplete="off"
          autocapitalize="words"
          spellcheck={false}
          maxLength={40}
          dir="auto"
          onInput={(event) => name.choose(event.currentTarget.value)}
        />
        <button type="button" class="button" onClick={() => void name.another()}>
          <Icon name="reroll" />
          {t("join-name-reroll")}
        </button>
      </div>
    </div>
  );
}

type SuggestedName = ReturnType<typeof useSuggestedName>;

/** A name that the server made up, until the person types one or asks for another. */
function useSuggestedName() {
  const { suggestedName, api } = useLamplight();
  const own = useSignal<string | null>(null);
  const others = useRef<string[]>([]);
  const another = async () => {
    if (others.current.length === 0) {
      others.current = await api.names().then(
        ({ names }) => [...names],
        () => [],
      );
    }
    own.value = others.current.pop() ?? own.value;
  };
  return {
    text: useComputed(() => own.value ?? suggestedName.value),
    choose: (text: string) => {
      own.value = text;
    },
    another,
  };
}
