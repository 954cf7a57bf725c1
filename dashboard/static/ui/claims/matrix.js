/* The matrix of propositions by parties: a real table that is walked with the arrow keys, and the same as a list on a narrow screen.
   A cell that is looked at lights up its places on the map beside it, in the browser alone; one that is opened asks the page for its panel. */
import { byOrigin, party } from '../elements/claim_cards.js';
import { html as h } from '../elements/create_element.js';
import { mapFrame, mapOf } from '../elements/dom.js';
import { draw, PARTS } from '../elements/elements.js';
import { groupHead, matrixRow, spokenGroup } from './matrix_cells.js';
import { message } from '../../wording/messages.js';

let tapped = null; // what a reader of a narrow screen opened, to be led back to

PARTS.matrix = (p, scene) => {
  const held = scene.state.matrix || (scene.state.matrix = { at: '', left: 0, top: 0, gone: '' });
  const key = JSON.stringify([{ ...p, open: '' }, scene.data.words]);
  const had = held.box && held.box.contains(held.box.getRootNode().activeElement) ? held.box.getRootNode().activeElement : null;
  if (held.key !== key) {
    const made = matrixBox(p, scene, held);
    Object.assign(held, made, { key, left: held.parties === made.parties ? held.left : 0, top: 0 });
  }
  held.scene = scene;
  held.opened(p.open);
  queueMicrotask(() => {
    held.scroll.scrollLeft = held.left;
    held.scroll.scrollTop = held.top;
    if (had && !had.isConnected) {
      const again = held.cells.flat().find((c) => c.dataset.key === held.at);
      if (again) again.focus({ preventScroll: true });
    } else if (had) had.focus({ preventScroll: true });
    held.show();
  });
  return held.box;
};

/* The signs of the stances with their words, in one line. */
PARTS.signs = (p, scene) =>
  h(
    'ul',
    { class: 'signs', 'aria-label': message('matrix-signs'), style: inks(scene.data.words) },
    p.rows.map((r) =>
      h('li', { title: r.words, class: r.code }, h('span', { class: 'sign', 'aria-hidden': 'true' }, r.sign), ' ', r.label)
    ),
  );

/* A box of its own beside the matrix. On a narrow screen it stands far below: what a reader opens there is brought into sight, with a way back. */
PARTS.pane = (p, scene) => {
  const back = () => {
    const from = tapped;
    tapped = null;
    if (from) {
      from.scrollIntoView({ block: 'center' });
      from.focus({ preventScroll: true });
    }
  };
  const box = h(
    'div',
    { class: 'pane', tabindex: '0', role: 'region', 'aria-label': p.label },
    h('button', { class: 'plain back', type: 'button', onclick: back }, message('matrix-back')),
    p.parts.map((one) => draw(one, scene)),
  );
  if (p.open && tapped && narrow()) {
    setTimeout(() => {
      const to = mapFrame() || box;
      to.style.scrollMarginTop = '4.5rem';
      to.scrollIntoView({ block: 'start' });
    }, 60);
  }
  return box;
};

/* Claims as cards, a party each. */
PARTS.voices = (p, scene) => {
  const parties = new Map();
  p.record.claims.forEach((c) => parties.set(c.party_id, [...(parties.get(c.party_id) || []), c]));
  return h(
    'div',
    { class: 'parties' },
    [...parties].map(([id, claims]) => party(id, claims, p.record, { ...scene, event: p.event, origins: byOrigin([p.record]) })),
  );
};

/* Stances wear the inks of the statuses that they make. */
function inks(words) {
  return Object.fromEntries(['self_reported', 'contested', 'claimed', 'overdue'].map((code) => ['--' + code, words.statuses[code].colour]));
}

function narrow() {
  return window.matchMedia('(max-width: 720px)').matches;
}

/* Light places up on the map beside the matrix; false while the map is not there yet. */
function lightUp(places, go) {
  const frame = mapFrame(), map = mapOf(frame);
  if (!map || !map.state || !frame?.contentDocument?.querySelector('[data-symbol-id]')) return false;
  map.light(places, go);
  return true;
}

function matrixBox(p, scene, held) {
  const places = new Map();
  const open = (key) => {
    tapped = narrow() ? held.box.getRootNode().activeElement : null;
    held.opened(key);
    held.show();
    held.scene.state.send('turn', { cell: key, at: Date.now() });
  };
  const cells = [], rows = p.groups.flatMap((g) => g.rows);
  rows.forEach((r) => places.set(r.key, r.places));
  const head = h(
    'thead',
    {},
    h(
      'tr',
      {},
      h('th', { scope: 'col', class: 'corner' }, message('matrix-proposition')),
      p.parties.map((q) =>
        h('th', { scope: 'col', title: q.name, style: { '--p': scene.data.words.parties[q.id] || 'var(--st-border-color)' } }, q.short)
      ),
    ),
  );
  const bodies = p.groups.map((g) =>
    h(
      'tbody',
      {},
      groupHead(g, p),
      g.rows.map((r) => {
        const made = matrixRow(r, p, scene);
        cells.push([...made.children]);
        return made;
      }),
    )
  );
  const table = h(
    'table',
    { class: 'matrix', role: 'grid' },
    h('caption', { class: 'visually-hidden' }, message('matrix-caption', { caption: p.caption })),
    head,
    bodies,
  );
  const scroll = h('div', {
    class: 'matrix-scroll',
    onscroll: () => {
      held.left = scroll.scrollLeft;
      held.top = scroll.scrollTop;
    },
  }, table);
  const box = h(
    'div',
    { class: 'matrix-box', style: inks(scene.data.words) },
    scroll,
    h('div', { class: 'spoken' }, p.groups.map((g) => spokenGroup(g, p, scene, open))),
  );
  const place = (key) => places.get(key.split('~')[0]) || [];
  let opened = '', wanted = '', tries = 0;

  /* What is opened stays lit; what is looked at lights up over it. */
  const show = (key, go) => {
    wanted = key || opened;
    clearTimeout(held.timer);
    tries = 0;
    const again = () => {
      if (!lightUp(place(wanted), go || (!key && held.gone !== opened)) && tries++ < 60) held.timer = setTimeout(again, 250);
      else if (!key) held.gone = opened;
    };
    again();
  };
  const marked = (key) => {
    opened = key;
    box.querySelectorAll('[data-key]').forEach((c) => {
      const is = c.dataset.key === key;
      c.classList.toggle('open', is);
      if (c.closest('table')) c.setAttribute('aria-selected', String(is));
    });
  };
  const at = (element) => {
    for (let i = 0; i < cells.length; i++) {
      const j = cells[i].indexOf(element);
      if (j >= 0) return [i, j];
    }
    return null;
  };
  const settle = (cell) => {
    cells.forEach((row) => row.forEach((c) => c.setAttribute('tabindex', '-1')));
    cell.setAttribute('tabindex', '0');
    held.at = cell.dataset.key;
  };
  const step = (cell) => {
    settle(cell);
    cell.focus({ preventScroll: true });
    intoSight(cell, scroll);
  };

  const looked = (e) => {
    const cell = e.target.closest('[data-key]');
    if (cell && box.contains(cell)) show(cell.dataset.key);
  };
  box.addEventListener('mouseover', looked);
  box.addEventListener('focusin', looked);
  box.addEventListener('mouseleave', () => show(''));
  table.addEventListener('click', (e) => {
    const cell = e.target.closest('[data-key]');
    if (cell) {
      settle(cell);
      cell.focus({ preventScroll: true });
      open(cell.dataset.key);
    }
  });
  table.addEventListener('keydown', (e) => {
    const here = at(e.target);
    if (!here || e.altKey || e.metaKey) return;
    const [i, j] = here, last = cells[i].length - 1, far = e.ctrlKey;
    const to = {
      ArrowUp: [i - 1, j],
      ArrowDown: [i + 1, j],
      ArrowLeft: [i, j - 1],
      ArrowRight: [i, j + 1],
      Home: [far ? 0 : i, 0],
      End: [far ? cells.length - 1 : i, last],
      PageUp: [Math.max(i - 6, 0), j],
      PageDown: [Math.min(i + 6, cells.length - 1), j],
    }[e.key];
    if (e.key === 'Enter' || e.key === ' ') {
      e.preventDefault();
      open(e.target.dataset.key);
      return;
    }
    if (!to) return;
    e.preventDefault();
    const next = cells[to[0]] && cells[to[0]][to[1]];
    if (next) step(next);
  });
  const first = cells.flat().find((c) => c.dataset.key === held.at) || cells.flat().find((c) => c.dataset.key === p.open) ||
    (cells[0] && cells[0][0]);
  if (first) settle(first);
  return { box, scroll, cells, opened: marked, show, parties: p.parties.map((q) => q.id).join() };
}

/* A cell that is stepped to must not lie under the heads that stay. */
function intoSight(cell, scroll) {
  const box = scroll.getBoundingClientRect(),
    c = cell.getBoundingClientRect(),
    head = scroll.querySelector('thead').offsetHeight,
    side = cell.tagName === 'TH' ? 0 : scroll.querySelector('.corner').offsetWidth;
  if (c.top < box.top + head) scroll.scrollTop -= box.top + head - c.top + 30;
  else if (c.bottom > box.bottom) scroll.scrollTop += c.bottom - box.bottom + 20;
  if (cell.tagName === 'TH') scroll.scrollLeft = 0;
  else if (c.left < box.left + side) scroll.scrollLeft -= box.left + side - c.left + 8;
  else if (c.right > box.right) scroll.scrollLeft += c.right - box.right + 20;
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
