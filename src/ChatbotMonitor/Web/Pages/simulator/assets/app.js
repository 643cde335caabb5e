// Puts the page together: three devices over one state, one line to the worker.
import { change, deviceOf, onChange, state } from './state.js';
import { connect, connectionState } from './wire.js';
import { el } from './dom.js';
import { say, speak, spoken } from './words.js';
import { chat } from './chat.js';
import { keypad } from './keypad.js';

const root = document.documentElement;
const section = id => document.getElementById(id);
const devices = ['telegram', 'sms', 'coordinator'];
const renderers = [chat(section('telegram'), 'telegram'), keypad(section('sms')), chat(section('coordinator'), 'coordinator')];
const connection = document.querySelector('.connection');
const picker = document.querySelector('[data-testid=page-language]');
const nav = document.querySelector('.switch');
const lastSeen = Object.fromEntries(devices.map(d => [d, newest(d)]));

picker.addEventListener('change', () => change(s => {
  s.language = picker.value;
  speak(s.language);
}));

const switches = devices.map(device => el('button', {
  type: 'button', 'data-testid': `tab-${device}`, 'data-device': device, click: () => change(s => { s.device = device; }),
}));
nav.append(...switches);

function newest(device) {
  return Math.max(0, ...Object.values(state.messages).flat().filter(m => m.from === 'bot' && deviceOf(m) === device).map(m => m.at));
}

function frame() {
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  document.title = `ChatbotMonitor: ${say('simulator')}`;
  picker.value = spoken();
  nav.setAttribute('aria-label', say('devices'));
  root.dataset.device = state.device;
  connection.dataset.state = connectionState();
  connection.textContent = say(connectionState());
  for (const button of switches) {
    const device = button.dataset.device;
    button.textContent = say(`${device}_short`);
    button.setAttribute('aria-pressed', String(device === state.device));
    if (device === state.device) lastSeen[device] = newest(device);
    button.classList.toggle('unread', newest(device) > lastSeen[device]);
  }
}

speak(state.language, ...navigator.languages);
onChange(() => {
  frame();
  for (const render of renderers) render();
});
change();
connect();
