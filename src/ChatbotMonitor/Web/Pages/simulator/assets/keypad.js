// A candy-bar phone: a small screen with the messages and what each costs, and keys for digits.
import { change, channels, clearScreen, messagesOn, state } from './state.js';
import { act } from './wire.js';
import { el, icon, icons, followEnd, reconcile } from './dom.js';
import { say, segments, spoken } from './words.js';
import { tabs } from './tabs.js';

const keys = [['1', ''], ['2', 'abc'], ['3', 'def'], ['4', 'ghi'], ['5', 'jkl'], ['6', 'mno'], ['7', 'pqrs'], ['8', 'tuv'], ['9', 'wxyz'], ['*', ''], ['0', ''], ['#', '']];

/** Builds the phone in a section and keeps it up to date. */
export function keypad(section) {
  const device = 'sms';
  const above = el('div', { class: 'above' });
  const number = el('span', { class: 'number' });
  const list = el('ol', { class: 'texts', role: 'log', 'aria-live': 'polite', tabindex: '0' });
  const follow = followEnd(list);
  const empty = el('p', { class: 'nothing' });
  const input = el('input', { type: 'text', maxlength: '1000', autocomplete: 'off', enterkeyhint: 'send', 'data-testid': 'sms-input' });
  const submit = el('button', { class: 'key call', type: 'submit', 'data-testid': 'sms-send' }, icon(icons.call));
  const form = el('form', { class: 'handset' });
  const total = el('strong', { 'data-testid': 'segments-total' });
  const parts = el('span', { class: 'parts' });
  const totalLabel = el('span', {});
  const clear = el('button', { class: 'round', type: 'button', 'data-testid': 'sms-clear', click: () => change(() => clearScreen(device)) }, icon(icons.clear));

  const scroll = by => list.scrollBy({ top: by, behavior: 'auto' });
  const up = el('button', { class: 'key soft', type: 'button', click: () => scroll(-80) }, icon(icons.up));
  const down = el('button', { class: 'key soft', type: 'button', click: () => scroll(80) }, icon(icons.down));
  const erase = el('button', { class: 'key erase', type: 'button', 'data-testid': 'key-erase', click: () => { input.value = input.value.slice(0, -1); } }, 'C');
  const pad = el('div', { class: 'pad', role: 'group' }, keys.map(([key, letters]) => el('button', {
    class: 'key', type: 'button', 'data-testid': `key-${key}`, 'aria-label': key, click: () => type(key),
  }, el('b', {}, key), el('small', { 'aria-hidden': 'true' }, letters))));

  form.append(
    el('div', { class: 'screen' },
      el('div', { class: 'status' }, el('span', { class: 'bars', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'), el('i')), number, el('span', { class: 'battery', 'aria-hidden': 'true' })),
      list, empty,
      el('label', { class: 'line' }, el('span', { 'aria-hidden': 'true' }, '>'), input)),
    el('div', { class: 'middle' }, submit, el('div', { class: 'rocker' }, up, down), erase),
    pad);
  section.append(el('h2', {}), above, el('div', { class: 'device candybar' }, el('div', { class: 'ear', 'aria-hidden': 'true' }), form),
    el('div', { class: 'meter' }, el('p', {}, totalLabel, ' ', total, parts), clear));

  function type(key) {
    if (input.value.length < input.maxLength) input.value += key;
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    act(channels.sms, state.shown.sms, 'text', { text });
    follow(true);
  });

  // With a key in focus, a real keyboard's digits are pressed too.
  form.addEventListener('keydown', event => {
    if (event.target === input || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[0-9*#]$/.test(event.key)) { event.preventDefault(); type(event.key); flash(event.key); }
    else if (event.key === 'Backspace') { event.preventDefault(); erase.click(); }
  });

  function flash(key) {
    const button = pad.querySelector(`[data-testid="key-${key}"]`);
    button.classList.add('down');
    setTimeout(() => button.classList.remove('down'), 140);
  }

  const costOf = message => message.cost
    ? `${segments(message.cost.segments)} · ${message.cost.units}/${message.cost.capacity} · ${message.cost.alphabet}`
    : message.refused ? say('refused', { why: message.refused }) : say('waiting');

  const line = message => ({
    key: message.id,
    version: JSON.stringify([message, spoken()]),
    make: () => el('li', { class: `sms ${message.from}`, 'data-testid': 'bubble', 'data-from': message.from },
      el('span', { class: 'way' }, message.from === 'me' ? `▸ ${say('sms_to')}` : `◂ ${say('sms_from')}`),
      el('p', {}, message.text),
      el('span', { class: 'cost', 'data-testid': 'cost' }, costOf(message))),
  });

  let drawn = '';
  let shown = '';
  function frame() {
    const now = JSON.stringify([spoken(), state.shown.sms, state.people.sms]);
    if (now === drawn) return;
    drawn = now;
    section.querySelector('h2').textContent = say(device);
    section.setAttribute('aria-label', say(device));
    list.setAttribute('aria-label', say(device));
    pad.setAttribute('aria-label', say('keypad'));
    number.textContent = state.shown.sms;
    empty.textContent = say('empty_sms');
    input.setAttribute('aria-label', say('message'));
    submit.setAttribute('aria-label', say('send'));
    erase.setAttribute('aria-label', say('erase'));
    up.setAttribute('aria-label', say('up'));
    down.setAttribute('aria-label', say('down'));
    clear.setAttribute('aria-label', say('clear'));
    clear.title = say('clear');
    totalLabel.textContent = `${say('total')}:`;
    above.replaceChildren(tabs(device));
  }

  return () => {
    frame();
    const messages = messagesOn(device);
    empty.hidden = messages.length > 0;
    reconcile(list, messages.map(line));
    follow(shown !== state.shown.sms);
    shown = state.shown.sms;
    const cost = from => messages.filter(m => m.from === from).reduce((sum, m) => sum + (m.cost?.segments ?? 0), 0);
    total.textContent = segments(cost('bot') + cost('me'));
    total.dataset.count = String(cost('bot') + cost('me'));
    parts.textContent = say('total_parts', { bot: cost('bot'), me: cost('me') });
  };
}
