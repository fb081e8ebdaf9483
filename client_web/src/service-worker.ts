// Installing the service worker, which opens the page without a network and shows pushes.
//
// Not before somebody has joined, or chosen a country in Help: until then nothing of this place
// stays on the device.

const SCRIPT = "/sw.js";

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { createScriptURL: (address: string) => string };
}

export const canInstall = "serviceWorker" in navigator && import.meta.env.PROD;

let installing: Promise<ServiceWorkerRegistration> | null = null;

/** Once, however often it is asked for. Rejects where the browser has no service workers. */
export function install(): Promise<ServiceWorkerRegistration> {
  installing ??= navigator.serviceWorker.register(address());
  return installing;
}

/** It forgets the page's files and itself; but stays where it has pushes to show, unless told. */
export function uninstall(endsPushes: boolean): void {
  const message = endsPushes ? "leave and push no more" : "leave";
  if (canInstall) navigator.serviceWorker.controller?.postMessage(message);
}

/** The one script that the page's policy lets be run by its address. */
function address(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("service-worker", { createScriptURL: () => SCRIPT });
  return policy ? policy.createScriptURL(SCRIPT) : SCRIPT;
}
