import { expect, test } from "vitest";
import { Lamplight } from "../../src/store/lamplight";
import { Settings } from "../../src/store/settings";
import { Api } from "../../src/wire/api";
import { ANA, FakeHttp, FakeSocket, ME, MemoryStorage, settled } from "../fakes";

async function started(http = new FakeHttp(), storage = new MemoryStorage()) {
  http.on("GET /api/me", { person: ME, expires_at: Date.now() + 1e6, sanctions: [] });
  http.on("GET /api/config", {
    leave_url: "https://weather.example/",
    name_suggestion: "Blue Kite",
  });
  FakeSocket.all.length = 0;
  const lamplight = new Lamplight({
    wording: { message: (author, text) => `${author}: ${text}`, many: String },
    socketUrl: "ws://here/ws",
    storage,
    deviceStorage: new MemoryStorage(),
    settings: new Settings(new MemoryStorage()),
    language: "en-GB",
    api: new Api(http.fetch),
    openSocket: (url) => new FakeSocket(url) as unknown as WebSocket,
  });
  await lamplight.start();
  return lamplight;
}

test("whoever is signed in is connected, and follows their own notices", async () => {
  await started();
  FakeSocket.last.serverWelcomes();
  expect(FakeSocket.last.lastOf("subscribe").topic).toBe("me");
});

test("whoever is not signed in is not connected", async () => {
  FakeSocket.all.length = 0;
  const lamplight = await started();
  await lamplight.session.signOut();
  expect(lamplight.link.state.value).toBe("idle");
  expect(lamplight.sanctions.value).toBeNull();
});

test("what somebody wrote is there for nobody else who signs in, and gone once they sign out", async () => {
  const storage = new MemoryStorage();
  const http = new FakeHttp().on("POST /api/logout", {});
  const lamplight = await started(http, storage);
  lamplight.enter("lobby");
  lamplight.room.value?.composer.typed("a draft");
  expect(storage).toHaveLength(1);
  http.on("POST /api/return", { person: ANA, expires_at: Date.now() + 1e6 });
  await lamplight.session.comeBack("7K2M-9XQD-T4HC");
  lamplight.enter("lobby");
  expect(lamplight.room.value?.composer.draft.text.value).toBe("");
  await lamplight.session.signOut();
  expect(storage).toHaveLength(0);
});

test("the server names where Leave quickly goes", async () => {
  expect((await started()).leaveUrl.value).toBe("https://weather.example/");
});

test("going to Help and back keeps the room that is open; another room replaces it", async () => {
  const lamplight = await started();
  lamplight.enter("lobby");
  const lobby = lamplight.room.value;
  lamplight.enter("lobby");
  expect(lamplight.room.value).toBe(lobby);
  lamplight.enter("elsewhere");
  expect(lamplight.room.value?.id).toBe("elsewhere");
});

test("a removal from the site ends the session and the room", async () => {
  const lamplight = await started();
  FakeSocket.last.serverWelcomes();
  lamplight.enter("lobby");
  FakeSocket.last.serverCloses(4503);
  await settled();
  expect(lamplight.session.now.value).toEqual({ state: "removed" });
  expect(lamplight.room.value).toBeNull();
});

test("too many connections can be carried on with from here", async () => {
  const lamplight = await started();
  FakeSocket.last.serverWelcomes();
  FakeSocket.last.serverCloses(4504);
  expect(lamplight.session.now.value).toEqual({ state: "crowded" });
  await lamplight.session.start();
  expect(lamplight.link.state.value).toBe("connecting");
});
