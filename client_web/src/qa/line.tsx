// Every place is taken: where one is in line, and in one goes as soon as a place is free.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useEvery } from "../components/hooks";
import { useLamplight } from "../context";
import { t } from "../i18n";
import { trouble } from "../i18n/trouble";
import { go } from "../routing";
import { PlainWords } from "../screens/plain";
import type { Room } from "../store/room";
import { asRefusal } from "../wire/refusal";
import { type Place, QaApi } from "./qa-api";

/** How many are ahead is no event: it is asked for, and asking keeps one's place. */
const LOOK_EVERY_MS = 10_000;
/** The node that lets one in may hear of the place a moment later than one does. */
const COME_IN_AFTER_MS = 300;

export function Line({ room }: { room: Room }) {
  const lamplight = useLamplight();
  const api = useMemo(() => new QaApi(lamplight.api), [lamplight]);
  const place = useSignal<Place | null>(null);
  const problem = useSignal<string | null>(null);
  const session = room.qa.now.value?.id ?? "";
  const comeIn = () => {
    lamplight.leaveRoom();
    lamplight.enter(room.id);
  };
  const look = async () => {
    try {
      place.value = await api.takePlace(session);
      problem.value = null;
    } catch (error) {
      const { code } = asRefusal(error);
      if (code === "conflict")
        comeIn(); // it is over, and its places with it
      else problem.value = code;
    }
  };
  const leave = async () => {
    await api.leavePlace(session).catch(() => undefined);
    go("/sessions");
  };
  useEvery(LOOK_EVERY_MS, () => void look());
  useEffect(() => {
    const isIts = (id: string) => id === session;
    return lamplight.hearOwn({
      take: (event) => void (event.type === "place.changed" && isIts(event.session) && look()),
    });
  }, [session]);
  const isIn = place.value?.admitted ?? false;
  useEffect(() => {
    if (!isIn) return undefined;
    const timer = setTimeout(comeIn, COME_IN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isIn]);
  const ahead = place.value?.ahead ?? null;
  return (
    <div class="plain-screen">
      <PlainWords title={t("qa-line-title")} body={t("qa-line-body")}>
        <p role="status" class="qa-line">
          {isIn && t("qa-line-in")}
          {!isIn && ahead !== null && t("qa-line-ahead", { count: ahead })}
          {problem.value && trouble(problem.value)}
        </p>
        <button type="button" class="button" onClick={() => void leave()}>
          {t("qa-line-leave")}
        </button>
      </PlainWords>
    </div>
  );
}
