// What the admin's page asks over HTTP. Its shapes are the server's `notice_bodies` and
// `helpline_bodies`.

import type { Api } from "../wire/api";
import type { HelpLine } from "../wire/types";

export interface Webhook {
  id: string;
  url: string;
  /** None: it is told of everything. */
  kinds: string[];
  enabled: boolean;
  created_at: number;
  disabled_at: number | null;
  disabled_why: string | null;
}

export interface AddedWebhook extends Webhook {
  /** Told this once. */
  secret: string;
}

export type DeliveryState = "waiting" | "delivered" | "parked";

export interface Delivery {
  id: string;
  kind: string;
  at: number;
  receiver: { kind: "webhook" | "push"; id: string };
  state: DeliveryState;
  attempts: number;
  next_at: number;
  last_status: number | null;
  last_error: string | null;
}

export interface DeliveryPage {
  deliveries: Delivery[];
  next: number | null;
}

export type How = "called" | "read";

export interface TriedLine {
  line: HelpLine;
  standing: "never" | "changed" | "old" | "confirmed";
  expired: boolean;
  last: { by: string; how: How; at: number; verified_on: string } | null;
}

export class AdminApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  webhooks = (): Promise<{ webhooks: Webhook[] }> => this.#api.call("GET", "/api/webhooks");

  addWebhook(url: string, kinds: readonly string[]): Promise<AddedWebhook> {
    return this.#api.call("POST", "/api/webhooks", { url, kinds });
  }

  removeWebhook = (id: string): Promise<unknown> => this.#api.call("DELETE", webhook(id));
  test = (id: string): Promise<Delivery> => this.#api.call("POST", `${webhook(id)}/test`);

  deliveries(state: DeliveryState, before: number | null = null): Promise<DeliveryPage> {
    const query = new URLSearchParams({ state, ...(before !== null && { before: `${before}` }) });
    return this.#api.call("GET", `/api/deliveries?${query}`);
  }

  retry(id: string): Promise<Delivery> {
    return this.#api.call("POST", `/api/deliveries/${encodeURIComponent(id)}/retry`);
  }

  lines = (): Promise<{ lines: TriedLine[] }> =>
    this.#api.call("GET", "/api/helplines/confirmations");

  confirm(lines: readonly HelpLine[], how: How): Promise<{ lines: TriedLine[] }> {
    const named = lines.map(({ country, name }) => ({ country, name }));
    return this.#api.call("POST", "/api/helplines/confirmations", { lines: named, how });
  }
}

function webhook(id: string): string {
  return `/api/webhooks/${encodeURIComponent(id)}`;
}
