// One message in a chat, with its buttons.
import { el } from './dom.js';
import { say, spoken } from './words.js';

const clock = at => new Date(at / 1000).toLocaleTimeString(spoken() === 'en' ? 'en-GB' : 'ru', { hour: '2-digit', minute: '2-digit' });

// In Telegram a /command in a message can be tapped; so it can here.
function withCommands(text, onCommand) {
  return text.split(/(?<=^|\s)(\/[a-z_]+)/g).map((part, i) => i % 2 === 0
    ? part
    : el('button', { class: 'command', type: 'button', click: () => onCommand(part) }, part));
}

function content(message, onCommand) {
  if (message.picture)
    return el('figure', { class: 'place' },
      el('a', { href: message.picture, download: 'picture.png' }, el('img', { class: 'picture', 'data-testid': 'picture', src: message.picture, alt: message.text, width: 270, height: 180 })),
      el('figcaption', {}, message.text));
  if (message.kind === 'photo')
    return el('img', { class: 'picture', src: '/simulator/assets/photo.svg', alt: say('photo_alt'), width: 240, height: 150 });
  if (message.kind === 'location')
    return el('figure', { class: 'place' },
      el('img', { class: 'picture', src: '/simulator/assets/map.svg', alt: say('location_alt'), width: 240, height: 120 }),
      el('figcaption', {}, `${message.latitude?.toFixed(4)}, ${message.longitude?.toFixed(4)}`));
  return el('p', { class: 'text' }, message.from === 'bot' ? withCommands(message.text, onCommand) : message.text);
}

/** A message as an element for a list. */
export function bubble(message, { press, onPress, onCommand }) {
  return {
    key: message.id,
    version: JSON.stringify([message, press?.data, spoken()]),
    make: () => el('li', { class: `message ${message.from}` },
      el('div', { class: `bubble ${message.kind}`, 'data-testid': 'bubble', 'data-from': message.from },
        content(message, onCommand),
        message.chosen && el('p', { class: 'chosen', 'data-testid': 'chosen' }, `✓ ${message.chosen}`),
        el('span', { class: 'stamp' },
          message.refused ? say('refused', { why: message.refused }) : message.pending ? say('waiting') : clock(message.at),
          message.from === 'me' && !message.pending && !message.refused && el('span', { class: 'ticks', 'aria-hidden': 'true' }, '✓✓'))),
      message.keyboard?.length > 0 && el('div', { class: 'keyboard' },
        message.keyboard.map(row => el('div', { class: 'row' },
          row.map(({ label, data }) => el('button', {
            class: 'choice', type: 'button', 'data-testid': 'choice', 'aria-busy': press?.data === data ? 'true' : null,
            click: () => onPress(message, data),
          }, label)))))),
  };
}
