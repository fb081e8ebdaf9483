// Who is signed in here, or why nobody is. The token itself stays in its HttpOnly cookie.

import { signal } from "@preact/signals";
import type { AgeBand, Api, SignedIn } from "../wire/api";
import type { Ending } from "../wire/endings";
import { asRefusal } from "../wire/refusal";
import type { Person, Sanction } from "../wire/types";

/** `out` with `hasEnded` was signed in until just now. */
export type SessionState =
  | { readonly state: "unknown" | "unreachable" | "removed" | "crowded" | "broken" }
  | { readonly state: "out"; readonly hasEnded: boolean }
  | { readonly state: "in"; readonly person: Person; readonly sanctions: readonly Sanction[] };

const RENEW_AT_MOST_EVERY_MS = 12 * 3_600_000;
const RENEW_AT_LEAST_AFTER_MS = 60_000;

export class Session {
  readonly now = signal<SessionState>({ state: "unknown" });
  /** Shown once, kindly, after joining; never stored. */
  readonly returnCode = signal<string | null>(null);

  readonly #api: Api;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Finds out whether the cookie signs somebody in. */
  async start(): Promise<void> {
    try {
      this.#signedIn(await this.#api.me());
    } catch (error) {
      this.now.value = stateAfter(asRefusal(error).code);
    }
  }

  async join(ageBand: AgeBand, name: string, locale: string): Promise<void> {
    const answer = await this.#api.join(ageBand, name, locale);
    this.returnCode.value = answer.return_code ?? null;
    this.#signedIn(answer);
  }

  async comeBack(returnCode: string): Promise<void> {
    this.#signedIn(await this.#api.comeBack(returnCode));
  }

  async staffLogin(login: string, password: string, totp: string): Promise<void> {
    this.#signedIn(await this.#api.staffLogin(login, password, totp));
  }

  async signOut(): Promise<void> {
    await this.#api.logout().catch(() => undefined);
    this.#over({ state: "out", hasEnded: false });
  }

  /** Gets a fresh token in time; false when this person is no longer signed in. */
  async renew(): Promise<boolean> {
    try {
      this.#planRenewal((await this.#api.renew()).expires_at);
      return true;
    } catch (error) {
      const { code } = asRefusal(error);
      return code !== "not_signed_in" && code !== "banned";
    }
  }

  /** After handshakes that failed without a word: is this person still signed in? */
  async isStillIn(): Promise<boolean> {
    try {
      await this.#api.me();
      return true;
    } catch (error) {
      const { code } = asRefusal(error);
      if (code === "banned") this.#over({ state: "removed" });
      return code !== "not_signed_in" && code !== "banned";
    }
  }

  /** The connection ended and will not come back by itself. */
  ended(ending: Ending): void {
    if (ending === "come_back" || ending === "renew") return;
    if (this.now.value.state === "removed") return;
    this.#over(ending === "signed_out" ? { state: "out", hasEnded: true } : { state: ending });
  }

  #signedIn({ person, expires_at, sanctions = [] }: SignedIn): void {
    this.now.value = { state: "in", person, sanctions };
    this.#planRenewal(expires_at);
  }

  #planRenewal(expiresAt: number): void {
    clearTimeout(this.#renewal);
    const most = Math.min((expiresAt - Date.now()) * 0.8, RENEW_AT_MOST_EVERY_MS);
    this.#renewal = setTimeout(() => void this.renew(), Math.max(most, RENEW_AT_LEAST_AFTER_MS));
  }

  #over(state: SessionState): void {
    clearTimeout(this.#renewal);
    this.returnCode.value = null;
    this.now.value = state;
  }
}

function stateAfter(code: string): SessionState {
  if (code === "not_signed_in") return { state: "out", hasEnded: false };
  if (code === "banned") return { state: "removed" };
  return { state: "unreachable" };
}
