// The whole page, drawn over a made-up server, as a test sees it.

import { render } from "preact";
import { act } from "preact/test-utils";
import { App } from "../../src/app";
import { LamplightProvider } from "../../src/context";
import { t } from "../../src/i18n";
import { go } from "../../src/routing";
import { Lamplight } from "../../src/store/lamplight";
import { Settings } from "../../src/store/settings";
import { Api } from "../../src/wire/api";
import type { TopicEvent } from "../../src/wire/subscription";
import type { Person } from "../../src/wire/types";
import { FakeHttp, FakeSocket, LOBBY, ME, settled } from "../fakes";

/** happy-dom has no popovers yet: what the page relies on, and no more. */
Object.assign(HTMLElement.prototype, {
  showPopover: () => undefined,
  hidePopover(this: HTMLElement) {
    this.dispatchEvent(Object.assign(new Event("beforetoggle"), { newState: "closed" }));
  },
});

/** Whatever an earlier test drew is not to hear of the next one's doings. */
let drawn: Page | null = null;

export class Page {
  readonly http = new FakeHttp()
    .on("GET /api/config", { leave_url: "https://weather.example/", name_suggestion: "Blue Kite" })
    .on("GET /api/names", { names: ["Slow River", "Amber Fern"] })
    .on("GET /api/rooms", { rooms: [LOBBY], next: null })
    .on("GET /api/rooms/lobby/messages", { messages: [], next: null })
    .on("GET /api/helplines", { lines: [], countries: [], next: null })
    .refuses("GET /api/me", 401, "not_signed_in");
  readonly lamplight: Lamplight;
  readonly root = document.createElement("div");

  constructor() {
    drawn?.close();
    drawn = this;
    FakeSocket.all.length = 0;
    sessionStorage.clear();
    localStorage.clear();
    document.body.replaceChildren(this.root);
    this.lamplight = new Lamplight({
      wording: {
        message: (author, text) => t("announce-message", { author, text }),
        many: (count) => t("announce-many", { count }),
      },
      socketUrl: "ws://here/ws",
      storage: sessionStorage,
      deviceStorage: localStorage,
      settings: new Settings(localStorage),
      language: navigator.language,
      api: new Api(this.http.fetch),
      openSocket: (url) => new FakeSocket(url) as unknown as WebSocket,
    });
  }

  close(): void {
    render(null, this.root);
    this.lamplight.stop();
  }

  signedIn(person: Person = ME): this {
    this.http.on("GET /api/me", { person, expires_at: Date.now() + 1e7, sanctions: [] });
    return this;
  }

  async at(address: string): Promise<this> {
    go(address, "replace");
    await this.does(() => {
      render(
        <LamplightProvider value={this.lamplight}>
          <App />
        </LamplightProvider>,
        this.root,
      );
      return this.lamplight.start();
    });
    return this;
  }

  /** In the lobby, with these events as its first page. */
  async inLobby(...events: TopicEvent[]): Promise<this> {
    await this.at("/rooms/lobby");
    const head = events.at(-1)?.seq ?? 0;
    const answer = { topic: "room:lobby", epoch: "e", head, recovered: false, events, room: LOBBY };
    await this.does(async () => {
      FakeSocket.last.serverWelcomes(this.me);
      await FakeSocket.last.serverAnswers("subscribe", answer, "room:lobby");
    });
    return this;
  }

  get me(): Person {
    const session = this.lamplight.session.now.value;
    return session.state === "in" ? session.person : ME;
  }

  /** What `deed` leads to has been drawn, and so has what the effects of that led to. */
  async does(deed: () => unknown): Promise<void> {
    await act(async () => {
      await deed();
      await settled();
    });
    await act(settled);
  }

  async hears(...frames: object[]): Promise<void> {
    await this.does(() => {
      for (const frame of frames) FakeSocket.last.serverSends({ ...frame });
    });
  }

  get text(): string {
    return plain(this.root.textContent ?? "");
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  one<Element extends HTMLElement = HTMLElement>(selector: string): Element {
    const found = this.root.querySelector<Element>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  }

  /** A button or link by what it is called. */
  control(name: string): HTMLElement {
    const found = this.all("button, a").find((element) => nameOf(element) === name);
    if (!found) throw new Error(`there is no control called ${name}`);
    return found;
  }

  click(name: string): Promise<void> {
    return this.does(() => this.control(name).click());
  }

  type(selector: string, text: string): Promise<void> {
    return this.does(() => {
      const field = this.one<HTMLInputElement>(selector);
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  press(key: string, on: Element | null = document.activeElement): Promise<void> {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    return this.does(() => on?.dispatchEvent(event));
  }

  submit(selector = "form"): Promise<void> {
    return this.does(() =>
      this.one(selector).dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })),
    );
  }
}

export function nameOf(element: HTMLElement): string {
  return plain(element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
}

/** Without the marks that keep a name's direction of writing to itself. */
export function plain(text: string): string {
  return text.replace(/[\u2068\u2069]/g, "");
}
