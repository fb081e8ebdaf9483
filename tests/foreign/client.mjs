// A client of the wire protocol on npm's `ws`, written from the contract alone.
// Usage: node client.mjs WS_URL TOKEN TEXT. Prints one JSON line of what it saw.
import { createRequire } from "node:module";
import { randomUUID } from "node:crypto";

const require = createRequire(process.env.CLIENT_WEB);
const { WebSocket } = require("ws");
const [url, token, text] = process.argv.slice(2);
const room = "room:lobby";

function open() {
  const socket = new WebSocket(url, "lamplight.v1");
  const frames = [];
  const waiting = [];
  socket.on("message", (data, isBinary) => {
    if (isBinary) throw new Error("a binary frame");
    const frame = JSON.parse(data.toString());
    if (frame.type === "ping") socket.send(JSON.stringify({ type: "pong" }));
    frames.push(frame);
    for (const wish of waiting.splice(0)) wish();
  });
  const next = async (wanted) => {
    for (;;) {
      const found = frames.find(wanted);
      if (found) return found;
      await new Promise((resolve) => waiting.push(resolve));
    }
  };
  let ref = 0;
  const ask = (command) => {
    ref += 1;
    const mine = ref;
    socket.send(JSON.stringify({ ...command, ref: mine }));
    return next((frame) => frame.ref === mine);
  };
  return { socket, frames, next, ask, opened: new Promise((done) => socket.on("open", done)) };
}

const first = open();
await first.opened;
const signedIn = await first.ask({ type: "auth", token });
const welcome = await first.next((frame) => frame.type === "welcome");
const subscribed = await first.ask({ type: "subscribe", topic: room });
const id = randomUUID();
const sent = await first.ask({ type: "send", topic: room, id, text });
const event = await first.next((frame) => frame.type === "message.posted" && frame.message.id === id);
const again = await first.ask({ type: "send", topic: room, id, text });
first.socket.terminate();

const second = open();
await second.opened;
await second.ask({ type: "auth", token });
const after = { seq: subscribed.head, epoch: subscribed.epoch };
const resumed = await second.ask({ type: "subscribe", topic: room, after });
const wrong = await second.ask({ type: "dance" });
const closed = new Promise((done) => second.socket.on("close", (code) => done(code)));
second.socket.close(1000);

console.log(
  JSON.stringify({
    protocol: first.socket.protocol,
    types: [signedIn.type, welcome.type, subscribed.type, sent.type, event.type],
    outcome: sent.outcome,
    same: sent.seq === event.seq && again.seq === sent.seq,
    text: event.message.text,
    recovered: resumed.recovered,
    resumed: resumed.events.map((one) => one.seq),
    expected: subscribed.head + 1,
    wrong: wrong.code,
    closed: await closed,
  }),
);
