// This browser's own side of pushes, by its service worker.

import { canInstall, install } from "../service-worker";
import type { PushBrowser } from "./pushes";

export const thisBrowser: PushBrowser = {
  canPush: canInstall && "PushManager" in globalThis && "Notification" in globalThis,
  permission: () => Notification.permission,
  askPermission: () => Notification.requestPermission(),
  subscription: async () => (await install()).pushManager.getSubscription(),
  async subscribe(key) {
    await install();
    const { pushManager } = await navigator.serviceWorker.ready;
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  },
};
