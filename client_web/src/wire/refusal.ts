// The one error that a command or a call can end in, wherever it was refused.

/** What the server says, on HTTP and on the socket alike. */
export interface ErrorBody {
  code: string;
  message: string;
  temporary: boolean;
  retry_after_ms?: number | null;
  field?: string | null;
  session?: string | null;
}

/**
 * A command or call that did not go through. `code` is the server's, or one of this client's
 * own: `offline` (never reached the server), `lost` (the connection went before the answer;
 * the command may have been carried out), `no_answer`.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly temporary: boolean;
  readonly retryAfterMs: number | null;
  readonly field: string | null;
  /** The one that stands in the way of what was planned. */
  readonly session: string | null;

  constructor(body: ErrorBody) {
    super(body.message);
    this.name = "Refusal";
    this.code = body.code;
    this.temporary = body.temporary;
    this.retryAfterMs = body.retry_after_ms ?? null;
    this.field = body.field ?? null;
    this.session = body.session ?? null;
  }

  static offline(): Refusal {
    return new Refusal({ code: "offline", message: "No connection.", temporary: true });
  }

  static lost(): Refusal {
    return new Refusal({ code: "lost", message: "The connection was lost.", temporary: true });
  }

  static noAnswer(): Refusal {
    return new Refusal({ code: "no_answer", message: "No answer came.", temporary: true });
  }
}

/** Any thrown thing as a Refusal, so that one place can put it into words. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal({ code: "unexpected", message: String(error), temporary: true });
}
