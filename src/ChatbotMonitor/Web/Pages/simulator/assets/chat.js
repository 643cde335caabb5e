// A Telegram-like phone: the resident's, and the coordinator's.
import { change, channels, clearScreen, messagesOn, state } from './state.js';
import { act, digestNow, pressed } from './wire.js';
import { el, icon, icons, followEnd, reconcile } from './dom.js';
import { bubble } from './bubble.js';
import { languages, say, spoken } from './words.js';
import { tabs } from './tabs.js';

const places = { bishkek: [42.8746, 74.5698], osh: [40.5283, 72.7985], karakol: [42.4907, 78.3936] };

/** Builds the phone in a section and keeps it up to date. */
export function chat(section, device) {
  const forCoordinator = device === 'coordinator';
  const who = () => state.shown[device];
  const language = () => state.phoneLanguage[who()] ?? spoken();
  const send = (kind, details) => {
    act(channels[device], who(), kind, { ...details, language: language() });
    follow(true);
  };
  const sayText = text => send('text', { text });

  const above = el('div', { class: 'above' });
  const list = el('ol', { class: 'messages', role: 'log', 'aria-live': 'polite', tabindex: '0' });
  const follow = followEnd(list);
  const empty = el('div', { class: 'empty' });
  const title = el('span', { class: 'name' });
  const tools = el('div', { class: 'tools' });
  const menu = el('div', { class: 'menu', hidden: true });
  const input = el('textarea', { rows: '1', maxlength: '4096', 'data-testid': `${device}-input`, enterkeyhint: 'send', autocomplete: 'off' });
  const clip = el('button', { class: 'round', type: 'button', 'aria-expanded': 'false', 'data-testid': `${device}-attach`, click: () => toggle(menu.hidden) }, icon(icons.clip));
  const submit = el('button', { class: 'round send', type: 'submit', 'data-testid': `${device}-send` }, icon(icons.send));
  const form = el('form', { class: 'composer' }, forCoordinator ? null : clip, input, submit);

  section.append(el('h2', {}), above, el('div', { class: 'device chat' },
    el('header', { class: 'bar' }, el('img', { class: 'avatar', src: '/simulator/assets/mark.svg', alt: '', width: 36, height: 36 }),
      el('div', { class: 'who' }, title, el('span', { class: 'role' })), tools),
    el('div', { class: 'paper' }, list, empty), menu, form));

  function toggle(open) {
    menu.hidden = !open;
    clip.setAttribute('aria-expanded', String(open));
  }

  function post() {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    grow();
    sayText(text);
  }

  function grow() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
  }

  form.addEventListener('submit', event => { event.preventDefault(); post(); });
  input.addEventListener('input', grow);
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); post(); }
  });
  section.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !menu.hidden) { toggle(false); clip.focus(); }
  });

  function attachment(testId, label, kind, details) {
    return el('button', { type: 'button', 'data-testid': testId, click: () => { toggle(false); send(kind, details); input.focus(); } }, label);
  }

  // What does not change with each message is drawn when the language or the person does.
  let drawn = '';
  let shown = '';
  function frame() {
    const now = JSON.stringify([spoken(), who(), state.people[device], language()]);
    if (now === drawn) return;
    drawn = now;
    section.querySelector('h2').textContent = say(device);
    section.setAttribute('aria-label', say(device));
    title.textContent = 'ChatbotMonitor';
    section.querySelector('.role').textContent = say('bot');
    list.setAttribute('aria-label', say(device));
    input.placeholder = say('message');
    input.setAttribute('aria-label', say('message'));
    submit.setAttribute('aria-label', say('send'));
    clip.setAttribute('aria-label', say('attach'));
    above.replaceChildren(forCoordinator ? digestBar() : tabs(device));
    if (!forCoordinator) menu.replaceChildren(
      attachment('send-photo', say('photo'), 'photo', {}),
      ...Object.entries(places).map(([id, [latitude, longitude]]) =>
        attachment(`send-location-${id}`, say('location', { place: say(id) }), 'location', { latitude, longitude })));
    tools.replaceChildren(
      el('select', {
        class: 'hint', 'aria-label': say('phone_language'), title: say('phone_language'), 'data-testid': `${device}-language`,
        change: event => change(s => { s.phoneLanguage[who()] = event.target.value; }),
      }, languages.map(l => el('option', { value: l, selected: l === language() }, l))),
      el('button', { class: 'round', type: 'button', 'aria-label': say('clear'), title: say('clear'), 'data-testid': `${device}-clear`, click: () => change(() => clearScreen(device)) }, icon(icons.clear)));
    empty.replaceChildren(
      el('p', {}, say(forCoordinator ? 'empty_coordinator' : 'empty_chat')),
      forCoordinator
        ? el('button', { class: 'start', type: 'button', click: () => { input.value = '/join '; input.focus(); } }, '/join')
        : el('button', { class: 'start', type: 'button', 'data-testid': `${device}-start`, click: () => sayText('/start') }, say('start')));
  }

  function digestBar() {
    const told = el('span', { class: 'told', role: 'status' });
    const button = el('button', { class: 'digest', type: 'button', 'data-testid': 'digest-now' }, icon(icons.news), say('digest'));
    button.addEventListener('click', async () => {
      button.disabled = true;
      told.textContent = '';
      const sent = await digestNow();
      told.textContent = say(sent ? 'digest_asked' : 'digest_failed');
      button.disabled = false;
    });
    return el('div', { class: 'people' }, button, told);
  }

  return () => {
    frame();
    const messages = messagesOn(device);
    empty.hidden = messages.length > 0;
    reconcile(list, messages.map(m => bubble(m, {
      press: pressed.get(m.id),
      onPress: (message, data) => send('press', { data, promptId: message.id }),
      onCommand: sayText,
    })));
    follow(shown !== who());
    shown = who();
  };
}
