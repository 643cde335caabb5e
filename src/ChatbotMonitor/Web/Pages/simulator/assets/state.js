// What the page knows: kept in the browser, and mended by the snapshot that the worker sends.
const storageKey = 'chatbotmonitor.simulator';
const limit = 200;

export const channels = { telegram: 'simulator-telegram', sms: 'simulator-sms', coordinator: 'simulator-telegram' };
const firstIds = { telegram: 'citizen-1', sms: '+996555000101', coordinator: 'coordinator-1' };

const fresh = () => ({
  language: null,
  device: 'telegram',
  people: Object.fromEntries(Object.entries(firstIds).map(([device, id]) => [device, [id]])),
  shown: { ...firstIds },
  phoneLanguage: {},
  messages: {},
  clearedAt: {},
  queue: [],
});

export const state = { ...fresh(), ...read() };

const listeners = new Set();
let saving = 0;

/** Calls back after each change. */
export const onChange = listener => listeners.add(listener);

/** Changes the state, shows it and saves it. */
export function change(how) {
  how?.(state);
  for (const listener of listeners) listener();
  clearTimeout(saving);
  saving = setTimeout(save, 150);
}

/** Where a message belongs. */
export const keyOf = (channel, address) => `${channel}:${address}`;

/** The device that shows an address. */
export const deviceOf = message =>
  message.channel === channels.sms ? 'sms' : message.address.startsWith('coordinator') ? 'coordinator' : 'telegram';

/** The messages on the screen of a device, oldest first. */
export function messagesOn(device) {
  const key = keyOf(channels[device], state.shown[device]);
  const since = state.clearedAt[key] ?? 0;
  return (state.messages[key] ?? []).filter(m => m.at > since);
}

/** Adds or replaces a message, and the tab of whoever it belongs to. */
export function put(message) {
  const key = keyOf(message.channel, message.address);
  const others = (state.messages[key] ?? []).filter(m => m.id !== message.id);
  state.messages[key] = [...others, message].sort((a, b) => a.at - b.at).slice(-limit);
  const people = state.people[deviceOf(message)];
  if (!people.includes(message.address)) people.push(message.address);
}

/** A keyboard gives way to what was chosen: under that message, or the last one with a keyboard. */
export function choose({ channel, address, promptId, text }) {
  const messages = state.messages[keyOf(channel, address)] ?? [];
  const message = messages.findLast(m => promptId ? m.id === promptId : m.keyboard?.length > 0);
  if (message) put({ ...message, keyboard: [], chosen: text });
}

/** Opens the tab of somebody new. */
export function addPerson(device) {
  const taken = state.people[device];
  const number = n => device === 'sms' ? `+996555000${100 + n}` : `citizen-${n}`;
  let n = taken.length + 1;
  while (taken.includes(number(n))) n++;
  taken.push(number(n));
  state.shown[device] = number(n);
}

/** Empties a screen; the worker's memory of the person stays. */
export function clearScreen(device) {
  const key = keyOf(channels[device], state.shown[device]);
  state.clearedAt[key] = Date.now() * 1000;
  delete state.messages[key];
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(storageKey)) ?? {};
  } catch {
    return {}; // no storage, or one of another version: the worker's snapshot is enough
  }
}

function save() {
  try {
    localStorage.setItem(storageKey, JSON.stringify(state));
  } catch {
    // Storage is full or forbidden: the page works on without it.
  }
}

addEventListener('pagehide', save);
