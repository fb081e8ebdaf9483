import { beforeEach, describe, expect, test } from "vitest";
import { hostOf, Pinned, playsHere } from "../../src/resources/pinned";
import { Api } from "../../src/wire/api";
import { FakeHttp } from "../fakes";
import { ORIGIN, pinnedNow, resourceOf, videoOf } from "./made";

const PATH = "/api/rooms/lobby/resources";

let http: FakeHttp;
let pinned: Pinned;

beforeEach(() => {
  http = new FakeHttp();
  pinned = new Pinned(new Api(http.fetch), { room: "lobby" });
});

const ids = () => pinned.list.value?.map(({ id }) => id);

describe("what is pinned", () => {
  test("is asked for once, and then heard of", async () => {
    http.on(`GET ${PATH}`, { resources: [resourceOf()] });
    await pinned.load();
    expect(ids()).toEqual(["r1"]);
    pinned.take(pinnedNow([videoOf(), resourceOf()]));
    expect(ids()).toEqual(["v1", "r1"]);
  });

  test("to a session is no business of its room's list, and the other way round", () => {
    pinned.take(pinnedNow([videoOf()], "sleep"));
    expect(pinned.list.value).toBeNull();
    const ofSession = new Pinned(new Api(http.fetch), { session: "sleep" });
    ofSession.take(pinnedNow([resourceOf()]));
    expect(ofSession.list.value).toBeNull();
    ofSession.take(pinnedNow([videoOf()], "sleep"));
    expect(ofSession.list.value).toHaveLength(1);
  });

  test("is as it was heard last, whatever answer comes after that", async () => {
    http.on(`GET ${PATH}`, { resources: [] });
    const loading = pinned.load();
    pinned.take(pinnedNow([resourceOf()]));
    await loading;
    expect(ids()).toEqual(["r1"]);
  });

  test("stays as it was known while the server is out of reach", async () => {
    pinned.take(pinnedNow([resourceOf()]));
    await pinned.load();
    expect(ids()).toEqual(["r1"]);
  });

  test("that could not be changed is as it was, and says why", async () => {
    pinned.take(pinnedNow([resourceOf()]));
    http.refuses(`PATCH ${PATH}/r1`, 403, "not_allowed");
    await expect(pinned.move("r1", 0)).rejects.toMatchObject({ code: "not_allowed" });
    expect(ids()).toEqual(["r1"]);
  });
});

test("a video plays here from an origin that is named, whole, and from no other", () => {
  expect(playsHere(videoOf(), [ORIGIN])).toBe(true);
  expect(playsHere(videoOf(), [])).toBe(false);
  expect(playsHere(videoOf({ url: `${ORIGIN}.evil.example/1` }), [ORIGIN])).toBe(false);
  expect(playsHere(videoOf({ url: "http://player.example.org/1" }), [ORIGIN])).toBe(false);
  expect(playsHere(videoOf({ kind: "reading" }), [ORIGIN])).toBe(false);
  expect(hostOf(videoOf())).toBe("player.example.org");
});
