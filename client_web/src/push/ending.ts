// Reminders end where somebody signs out: whoever is next at this device is somebody else.

import { canInstall } from "../service-worker";
import { keep, onlyReminds } from "./kept";

/** A browser that is woken for cases stays as it is. The server hears of it by its next push. */
export async function endReminders(storage: Storage): Promise<void> {
  if (!canInstall || !onlyReminds(storage)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  keep(storage, null);
}
