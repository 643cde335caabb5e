// Who is writing: a tab for each resident, and one to bring in another.
import { addPerson, change, state } from './state.js';
import { el, icon, icons } from './dom.js';
import { say } from './words.js';

/** How somebody is called on a tab. */
export const nameOf = (device, id) => device === 'sms'
  ? id.replace(/^(\+996)(\d{3})(\d{3})(\d{3})$/, '0$2 $3 $4')
  : say('resident', { n: id.replace(/\D+/g, '') || id });

/** The tabs of the residents on a device. */
export function tabs(device) {
  const shown = state.shown[device];
  const list = el('div', { class: 'people', role: 'group', 'aria-label': say('residents') },
    state.people[device].map(id => el('button', {
      class: 'person', type: 'button', 'aria-pressed': String(id === shown), 'data-id': id, 'data-testid': `${device}-person`,
      click: () => change(s => { s.shown[device] = id; }),
    }, nameOf(device, id))),
    el('button', {
      class: 'person add', type: 'button', 'aria-label': say('new_resident'), title: say('new_resident'), 'data-testid': `${device}-new`,
      click: () => change(() => addPerson(device)),
    }, icon(icons.plus)));
  return list;
}
