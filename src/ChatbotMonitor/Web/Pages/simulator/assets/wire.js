// The line to the worker: events come in, posts go out in order and are repeated until they are taken.
import { change, choose, put, state } from './state.js';

const silence = 25_000; // the worker speaks at least every 10 s
const retry = 1_500;

let source = null;
let lastHeard = 0;
let connection = 'connecting';
let pumping = false;

/** Messages whose press has not been answered yet, with the data pressed. */
export const pressed = new Map();

/** connecting, live or offline. */
export const connectionState = () => connection;

/** Connects, and connects again whenever the line is lost. */
export function connect() {
  source?.close();
  lastHeard = Date.now();
  source = new EventSource('/simulator/events');
  const on = (name, handle) => source.addEventListener(name, event => {
    heard();
    if (handle) change(() => handle(JSON.parse(event.data)));
  });
  on('snapshot', ({ messages }) => messages.forEach(put));
  on('message', ({ message }) => {
    put(message);
    if (message.from === 'bot') settle(message);
  });
  on('chosen', chosen => {
    choose(chosen);
    settle(chosen);
  });
  on('beat');
  source.onerror = () => lost();
}

// EventSource gives up for good when the worker answers with an error, and never notices a line that died silently.
setInterval(() => {
  if (source?.readyState === EventSource.CLOSED || Date.now() - lastHeard > silence) connect();
}, 2_000);

function heard() {
  lastHeard = Date.now();
  if (connection === 'live') return;
  change(() => { connection = 'live'; });
  pump();
}

function lost() {
  lastHeard = Date.now(); // the browser is trying by itself: give it time
  if (connection !== 'offline') change(() => { connection = 'offline'; });
}

function settle({ channel, address }) {
  for (const [id, press] of pressed)
    if (press.channel === channel && press.address === address) pressed.delete(id);
}

/** Sends what somebody did. Words are on the screen at once; a repeated post has no second effect. */
export function act(channel, address, kind, details = {}) {
  const post = { messageId: crypto.randomUUID(), channel, id: address, kind, ...details };
  change(() => {
    state.queue.push(post);
    if (kind === 'press') pressed.set(details.promptId, { channel, address, data: details.data });
    else put({
      id: post.messageId, channel, address, from: 'me', kind, text: details.text ?? '', at: Date.now() * 1000,
      latitude: details.latitude, longitude: details.longitude, pending: true,
    });
  });
  pump();
}

async function pump() {
  if (pumping) return;
  pumping = true;
  try {
    while (state.queue.length > 0) {
      if (await deliver(state.queue[0])) continue;
      setTimeout(pump, retry);
      break;
    }
  } finally {
    pumping = false;
  }
}

async function deliver(post) {
  const answer = await ask('/simulator/messages', post);
  if (answer === null || answer.status >= 500) return false;
  const body = await answer.text();
  change(() => {
    state.queue.shift();
    if (!answer.ok) refuse(post, body);
    else if (body) put(JSON.parse(body));
  });
  return true;
}

function refuse(post, why) {
  pressed.delete(post.promptId);
  const mine = Object.values(state.messages).flat().find(m => m.id === post.messageId);
  if (mine) put({ ...mine, pending: false, refused: why });
}

/** Makes today's digest come now; false where it could not be sent. */
export const digestNow = async () => (await ask('/simulator/digest', {}))?.ok === true;

async function ask(url, body) {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Simulator': '1' },
      body: JSON.stringify(body),
    });
  } catch {
    return null; // no worker: the same post is sent again when it is back
  }
}
