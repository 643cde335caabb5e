/** An element: attributes that are functions are listeners, null and false are left out. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter(c => c !== null && c !== undefined && c !== false));
  return element;
}

/** A drawn icon: the outline of a 24 by 24 box. */
export function icon(path) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(ns, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const icons = {
  send: 'M4 12 3 4l18 8-18 8 1-8Zm0 0h8',
  clip: 'M19 11.500 11.800 18.700a4.300 4.300 0 0 1-6-6l7.800-7.800a2.900 2.900 0 0 1 4 4l-7.700 7.700a1.400 1.400 0 0 1-2-2l7-7',
  clear: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12',
  plus: 'M12 5v14M5 12h14',
  call: 'M6 4h3l2 5-2 1.500a11 11 0 0 0 4.500 4.500L15 13l5 2v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2Z',
  up: 'm6 14 6-6 6 6',
  down: 'm6 10 6 6 6-6',
  news: 'M5 4h14v16H5zM8 8h8M8 12h8M8 16h5',
};

/** Brings the children of a list to those wanted, touching only what changed, so that focus and scrolling stay. */
export function reconcile(list, wanted) {
  const present = new Map([...list.children].map(c => [c.dataset.key, c]));
  let place = list.firstElementChild;
  for (const { key, version, make } of wanted) {
    let child = present.get(key);
    present.delete(key);
    if (child?.dataset.version !== version) {
      const fresh = make();
      fresh.dataset.key = key;
      fresh.dataset.version = version;
      if (child) {
        if (place === child) place = fresh;
        child.replaceWith(fresh);
      }
      child = fresh;
    }
    if (child === place) place = place.nextElementSibling;
    else list.insertBefore(child, place);
  }
  for (const gone of present.values()) gone.remove();
}

/** Keeps a list at its end for as long as its reader is there, also while it is hidden or changes its size; call it after each change. */
export function followEnd(list) {
  let atEnd = true;
  let last = 0;
  const follow = () => {
    if (atEnd) list.scrollTop = list.scrollHeight;
  };
  list.addEventListener('scroll', () => {
    const wentUp = list.scrollTop < last;
    last = list.scrollTop;
    if (list.scrollHeight - last - list.clientHeight < 60) atEnd = true;
    else if (wentUp) atEnd = false;
  });
  list.addEventListener('load', follow, true); // a picture grows when it comes
  new ResizeObserver(follow).observe(list);
  return (toEnd = false) => {
    atEnd ||= toEnd;
    follow();
  };
}
