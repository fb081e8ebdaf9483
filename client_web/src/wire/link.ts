// The one WebSocket to the server: connects, answers pings, matches replies to commands,
// notices silence, and comes back after a loss for as long as the server welcomes it.
//
// It knows nothing of rooms. Whoever needs a topic resumed does so on `welcome`.

import { signal } from "@preact/signals";
import { backoffMs } from "./backoff";
import { type Ending, endingOf } from "./endings";
import { readFrame } from "./reading";
import { Refusal } from "./refusal";
import type { ClientFrame, Goodbye, Ok, ServerFrame, Welcome } from "./types";

const SUBPROTOCOL = "lamplight.v1";
const HANDSHAKE_MS = 10_000;
const ANSWER_MS = 20_000;
/** Silence of this many heartbeats means that the server, or the way to it, is gone. */
const SILENT_HEARTBEATS = 1.5;
/** Whatever a server says, within these: a timer of a month and more fires at once. */
const HEARTBEAT_MS = [1_000, 600_000] as const;
const AWAY_AT_MOST_MS = 3_600_000;
/** A connection that lasted this long was a good one: the back-off starts again from 0. */
const SETTLED_MS = 5_000;

type WithoutRef<Frame> = Frame extends unknown ? Omit<Frame, "ref"> : never;
/** Any command that gets a reply; the link adds the `ref`. */
export type Command = WithoutRef<Extract<ClientFrame, { ref: number }>>;
/** A frame that gets none. */
export type Signal = Exclude<ClientFrame, { ref: number }>;

export type LinkState = "idle" | "connecting" | "open" | "waiting" | "ended";

export interface LinkOptions {
  url: string;
  /** Gets a fresh token after 4005; false when there is none to be had. */
  renew: () => Promise<boolean>;
  /**
   * Asked after handshakes that failed, of which a browser never tells why: false when this
   * person is no longer signed in. A server out of reach counts as true.
   */
  stillWelcome: () => Promise<boolean>;
  openSocket?: (url: string, subprotocol: string) => WebSocket;
  random?: () => number;
}

interface Awaited {
  resolve: (ok: Ok) => void;
  reject: (refusal: Refusal) => void;
  timer: Timer;
}

type Timer = ReturnType<typeof setTimeout>;
type FrameListener = (frame: ServerFrame) => void;

export class Link {
  readonly state = signal<LinkState>("idle");
  readonly welcome = signal<Welcome | null>(null);
  /** Why it will not come back by itself; null while it will. */
  readonly ending = signal<Ending | null>(null);

  readonly #options: LinkOptions;
  readonly #listeners = new Set<FrameListener>();
  readonly #awaited = new Map<number, Awaited>();
  #socket: WebSocket | null = null;
  #goodbye: Goodbye | null = null;
  #lastRef = 0;
  #attempt = 0;
  /** At most one of: the wait before an attempt, the handshake's limit, the watch for silence. */
  #timer: Timer | undefined;
  #settling: Timer | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Connects, or does nothing when that is already under way. */
  start(): void {
    if (this.#socket || this.state.value === "waiting") return;
    this.ending.value = null;
    this.#attempt = 0;
    this.#connect();
  }

  /** Closes for good; every command under way is refused with `lost`. */
  stop(): void {
    this.#abandon();
    this.state.value = "idle";
  }

  /** Ends a wait early: the network is back, or somebody is looking at the page again. */
  hurry(): void {
    if (this.state.value === "waiting") this.#connect();
  }

  /** Gives the present socket up and comes back: the network said that it is gone. */
  drop(): void {
    if (this.#socket) this.#lost(1006);
  }

  /** Hears every frame but replies, pings and goodbyes. Returns what stops the hearing. */
  listen(listener: FrameListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Sends a command and resolves with its reply.
   *
   * Rejects with a Refusal: the server's own, or `lost` or `no_answer`, after which the
   * command may or may not have been carried out.
   */
  request(command: Command): Promise<Ok> {
    if (this.state.value !== "open" || !this.#socket) return Promise.reject(Refusal.lost());
    const ref = ++this.#lastRef;
    this.#socket.send(JSON.stringify({ ...command, ref }));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#awaited.delete(ref);
        reject(Refusal.noAnswer());
      }, ANSWER_MS);
      this.#awaited.set(ref, { resolve, reject, timer });
    });
  }

  /** Sends a frame that gets no reply; lost without a word when there is no connection. */
  signal(frame: Signal): void {
    if (this.state.value === "open") this.#socket?.send(JSON.stringify(frame));
  }

  #connect(): void {
    this.#abandon();
    this.state.value = "connecting";
    const open = this.#options.openSocket ?? ((url, protocol) => new WebSocket(url, protocol));
    const socket = open(this.#options.url, SUBPROTOCOL);
    this.#socket = socket;
    this.#goodbye = null;
    this.#timer = setTimeout(() => this.#lost(1006), HANDSHAKE_MS);
    socket.onmessage = ({ data }) => {
      const frame = readFrame(data);
      if (frame) this.#hear(frame);
    };
    socket.onclose = ({ code }) => this.#lost(code);
  }

  #hear(frame: ServerFrame): void {
    if (this.state.value === "open") this.#watchForSilence();
    switch (frame.type) {
      case "welcome":
        this.#welcomed(frame);
        break;
      case "ok":
        this.#answered(frame.ref)?.resolve(frame);
        break;
      case "error":
        this.#answered(frame.ref)?.reject(new Refusal(frame));
        break;
      case "ping":
        this.signal({ type: "pong" });
        break;
      case "goodbye":
        this.#goodbye = frame;
        break;
      default:
        for (const listener of this.#listeners) listener(frame);
    }
  }

  #welcomed(welcome: Welcome): void {
    this.welcome.value = welcome;
    this.state.value = "open";
    this.#settling = setTimeout(() => {
      this.#attempt = 0;
    }, SETTLED_MS);
    this.#watchForSilence();
    for (const listener of this.#listeners) listener(welcome);
  }

  #answered(ref: number | null): Awaited | undefined {
    if (ref === null) return undefined;
    const awaited = this.#awaited.get(ref);
    clearTimeout(awaited?.timer);
    this.#awaited.delete(ref);
    return awaited;
  }

  #watchForSilence(): void {
    clearTimeout(this.#timer);
    const heartbeat_ms = (this.welcome.value?.heartbeat_s ?? 25) * 1000;
    const silence_ms = within(HEARTBEAT_MS, heartbeat_ms) * SILENT_HEARTBEATS;
    this.#timer = setTimeout(() => this.#lost(1006), silence_ms);
  }

  #lost(closeCode: number): void {
    const neverOpened = this.state.value === "connecting" && !this.#goodbye;
    const goodbye = this.#goodbye;
    const ending = endingOf(goodbye?.code ?? closeCode);
    this.#abandon();
    this.state.value = "waiting";
    if (ending === "renew") void this.#comeBackIf(this.#options.renew());
    else if (ending !== "come_back") this.#end(ending);
    else if (neverOpened && this.#attempt > 0) void this.#comeBackIf(this.#options.stillWelcome());
    else this.#comeBack(goodbye?.retry_after_ms ?? 0);
  }

  async #comeBackIf(welcome: Promise<boolean>): Promise<void> {
    const goOn = await welcome;
    if (this.state.value !== "waiting") return; // started or stopped while asking
    if (goOn) this.#comeBack(0);
    else this.#end("signed_out");
  }

  /** `atLeast_ms` is the server's wish, already spread over those whom it sends away. */
  #comeBack(atLeast_ms: number): void {
    const wait = Math.max(
      within([0, AWAY_AT_MOST_MS], atLeast_ms),
      backoffMs(this.#attempt, this.#options.random ?? Math.random),
    );
    this.#attempt += 1;
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  #end(ending: Ending): void {
    this.state.value = "ended";
    this.ending.value = ending;
  }

  /** Lets go of the socket, every timer and every command under way. */
  #abandon(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#settling);
    const socket = this.#socket;
    this.#socket = null;
    if (socket) {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
    const awaited = [...this.#awaited.values()];
    this.#awaited.clear();
    for (const { timer, reject } of awaited) {
      clearTimeout(timer);
      reject(Refusal.lost());
    }
  }
}

function within([least, most]: readonly [number, number], value: number): number {
  return Math.min(Math.max(value, least), most);
}
