// The whole client without its looks: composes the session, the connection, the list of rooms
// and the room that is open. Everything on the screen is drawn from here.

import { effect, signal, untracked } from "@preact/signals";
import { Api } from "../wire/api";
import { Link } from "../wire/link";
import type { Care, Person } from "../wire/types";
import { Announcer, type Speaker, type Wording } from "./announcer";
import { CareCard } from "./care";
import { ConnectionWatch } from "./connection-watch";
import { Decisions } from "./decisions";
import { Held } from "./held";
import { Helplines } from "./helplines";
import { Hidden } from "./hidden";
import { OnNow } from "./on-now";
import { type OwnListener, OwnTopic } from "./own-topic";
import { PrivateTalk } from "./private-talk";
import { Room } from "./room";
import { Rooms } from "./rooms";
import { Sanctions } from "./sanctions";
import { Session, type SessionState } from "./session";
import type { Settings } from "./settings";

/** Where Leave quickly goes until the server has named its own place. */
const LEAVE_URL = "https://www.google.com/";

export interface LamplightOptions {
  wording: Wording;
  socketUrl: string;
  /** Ends with the tab. */
  storage: Storage;
  /** Stays on this device until somebody leaves quickly. */
  deviceStorage: Storage;
  settings: Settings;
  /** The person's own, such as "en-GB". */
  language: string;
  api?: Api;
  openSocket?: (url: string, subprotocol: string) => WebSocket;
}

export class Lamplight {
  readonly api: Api;
  readonly settings: Settings;
  readonly language: string;
  readonly session: Session;
  readonly link: Link;
  readonly connection: ConnectionWatch;
  readonly rooms: Rooms;
  readonly onNow: OnNow;
  readonly announcer: Announcer;
  readonly helplines: Helplines;
  readonly room = signal<Room | null>(null);
  readonly sanctions = signal<Sanctions | null>(null);
  readonly care: CareCard;
  readonly talk: PrivateTalk;
  readonly hidden: Hidden;
  readonly decisions: Decisions;
  readonly leaveUrl = signal(LEAVE_URL);
  readonly suggestedName = signal("");
  readonly videoOrigins = signal<readonly string[]>([]);
  readonly #storage: Storage;
  readonly #deviceStorage: Storage;
  #signedIn: Person["id"] | null = null;
  #own: OwnTopic | null = null;
  #held = new Held();
  readonly #listeners = new Set<OwnListener>();

  constructor(options: LamplightOptions) {
    const { wording, socketUrl, storage, api = new Api(), openSocket } = options;
    this.api = api;
    this.settings = options.settings;
    this.language = options.language;
    this.session = new Session(api);
    this.care = new CareCard(api, options.storage);
    this.hidden = new Hidden(api);
    this.decisions = new Decisions(options.storage);
    this.rooms = new Rooms(api);
    this.onNow = new OnNow(api);
    this.announcer = new Announcer(wording, () => this.settings.announce.peek());
    this.helplines = new Helplines(api, options.deviceStorage, options.language);
    this.talk = new PrivateTalk({
      api,
      storage,
      speaker: this.announcer,
      openRoom: (id, speaker) => this.#opened(id, speaker),
      onChange: () => void this.rooms.refresh(),
    });
    this.#storage = storage;
    this.#deviceStorage = options.deviceStorage;
    this.link = new Link({
      url: socketUrl,
      renew: () => this.session.renew(),
      stillWelcome: () => this.session.isStillIn(),
      ...(openSocket && { openSocket }),
    });
    this.connection = new ConnectionWatch(this.link);
    effect(() => {
      const session = this.session.now.value;
      untracked(() => this.#follow(session));
    });
    effect(() => {
      const ending = this.link.ending.value;
      if (ending) untracked(() => this.session.ended(ending));
    });
  }

  async start(): Promise<void> {
    await Promise.all([this.session.start(), this.#loadConfig()]);
  }

  /** Opens a room, or keeps it when it is the one that is open already. */
  enter(id: string): void {
    if (this.session.now.peek().state !== "in" || this.room.peek()?.id === id) return;
    this.leaveRoom();
    this.room.value = this.#opened(id, this.announcer);
  }

  /** For what is loaded apart: hears what is for oneself alone, until it calls what it gets back. */
  hearOwn(listener: OwnListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  leaveRoom(): void {
    this.room.peek()?.close();
    this.room.value = null;
  }

  /** Nothing of this person is left on the device. */
  forgetDevice(): void {
    this.#deviceStorage.clear();
  }

  /** Everything stops, at once. */
  stop(): void {
    this.link.stop();
    this.helplines.stop();
    this.care.follow(null);
    this.talk.follow(null);
    this.leaveRoom();
  }

  /** For whoever is signed in. */
  #opened(id: string, announcer: Speaker): Room | null {
    const session = this.session.now.peek();
    if (session.state !== "in") return null;
    const { link, api } = this;
    return new Room({
      id,
      me: session.person,
      link,
      api,
      announcer,
      storage: this.#storage,
      held: this.#held,
      onCare: (care: Care) => this.care.offer(care),
      isHidden: (person: string) => this.hidden.has(person),
      onOpen: () => void this.hidden.load(),
    });
  }

  #tell(...news: Parameters<OwnListener["take"]>): void {
    for (const listener of this.#listeners) listener.take(...news);
  }

  #follow(session: SessionState): void {
    const person = session.state === "in" ? session.person.id : null;
    const inForce = session.state === "in" ? session.sanctions : [];
    if (person === this.#signedIn) return;
    const hasSignedOut = session.state === "out" && !session.hasEnded;
    this.#signedIn = person;
    this.leaveRoom();
    this.#own?.close();
    this.#own = null;
    this.#held = new Held();
    this.care.follow(person);
    this.talk.follow(person);
    this.decisions.follow(person);
    this.hidden.clear();
    this.link.stop();
    this.rooms.clear();
    this.onNow.clear();
    this.sanctions.value = person ? new Sanctions(inForce) : null;
    if (this.sanctions.value) {
      const own = [this.care, this.talk, this.decisions];
      const others: OwnListener = { take: (event, isNews) => this.#tell(event, isNews) };
      const listeners = [this.sanctions.value, this.#held, ...own, others];
      this.#own = new OwnTopic(this.link, listeners);
    }
    if (person) {
      this.link.start();
      this.helplines.signedIn();
      void this.hidden.load();
      void this.talk.load();
      if (inForce.length > 0) void this.#learnAppeals();
    }
    if (hasSignedOut) this.#storage.clear();
  }

  /** Which of the sanctions one has appealed already: only asked where there are any. */
  async #learnAppeals(): Promise<void> {
    try {
      const own = (await this.api.ownSanctions()).sanctions;
      this.sanctions.peek()?.learn(own);
    } catch {
      // Then the server says so to whoever asks twice.
    }
  }

  async #loadConfig(): Promise<void> {
    try {
      const config = await this.api.config();
      this.leaveUrl.value = config.leave_url;
      this.suggestedName.value = config.name_suggestion;
      this.videoOrigins.value = config.video_origins ?? [];
    } catch {
      // The page works without: a name can be generated by the server on joining.
    }
  }
}
