/* Stepping through a page: buttons, a strip, the arrow keys, and play, which moves on by itself and stops at the end. A reader whose
   system asks for less motion steps by hand only. What is played stands in the document's state, which outlives each drawing. */
import { html as h, svg } from './create_element.js';
import { dayField } from './date_field.js';
import { INLINE, inline, PARTS } from './elements.js';
import { message } from '../../wording/messages.js';
const STEP_PACE = 3000; // ms that a step stays while playing
const ON_THE_WAY = 8000; // ms that a step asked for counts as where the reader is, until the page is there

PARTS.stepper = (p, scene) => {
  const state = scene.state, at = Math.max(0, p.items.findIndex((i) => i.value === p.at)), last = p.items.length - 1;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const playing = state.playing === true && at < last && !still;
  if (state.wanted && (state.wanted.to === at || Date.now() - state.wanted.asked > ON_THE_WAY)) state.wanted = null;
  const now = () => (state.wanted ? state.wanted.to : at); // quick presses count from each other, not from what is drawn yet
  const go = (to) => {
    if (to < 0 || to > last || to === now()) return;
    state.wanted = { to, asked: Date.now() };
    state.send('turn', { [p.name]: p.items[to].value, at: Date.now() });
  };
  const byHand = (to) => {
    state.playing = false;
    go(to);
  };
  clearTimeout(state.timer);
  state.playing = playing;
  const button = (words, label, by, name) =>
    h('button', {
      class: 'plain',
      type: 'button',
      'aria-label': label,
      name,
      disabled: at + by < 0 || at + by > last,
      onclick: () => byHand(now() + by),
    }, words);
  const play = p.play && !still && last > 0
    ? h('button', {
      class: 'plain',
      type: 'button',
      name: 'play',
      'aria-pressed': String(playing),
      onclick: () => {
        state.playing = !state.playing;
        play.setAttribute('aria-pressed', String(state.playing));
        play.textContent = state.playing ? message('frame-step-pause') : message('frame-step-play');
        clearTimeout(state.timer);
        if (state.playing) go(at === last ? 0 : at + 1);
      },
    }, playing ? message('frame-step-pause') : message('frame-step-play'))
    : null;
  const box = h(
    'div',
    { class: 'stepper', role: 'group', 'aria-label': p.label },
    h(
      'div',
      { class: 'stepper-line' },
      button(message('frame-step-previous'), message('frame-step-previous-label'), -1, 'previous'),
      play,
      button(message('frame-step-next'), message('frame-step-next-label'), 1, 'next'),
      h(
        'span',
        { class: 'stepper-where', role: 'status', 'aria-live': playing ? 'off' : 'polite' },
        p.items.length ? p.items[at].label : '',
      ),
    ),
    stepStrip(p, at, byHand),
    p.play && still ? h('p', { class: 'quiet small' }, message('frame-step-still')) : null,
  );
  if (playing) {
    state.timer = setTimeout(() => {
      if (box.isConnected) go(at + 1);
    }, STEP_PACE);
  }
  onArrows(state, box, (by) => byHand(now() + by));
  return box;
};

/* The strip: a bar for each step, and a slider over them that the keyboard moves too. */
function stepStrip(p, at, go) {
  if (p.items.length < 2) return null;
  const heights = p.items.filter((i) => i.value).map((i) => i.n),
    most = Math.max(...heights, 1),
    last = p.items.length - 1,
    wide = Math.min(30, 800 / last);
  const bars = p.items.map((item, i) => {
    const high = item.n ? 4 + 20 * Math.sqrt(item.n / most) : 3;
    return svg('rect', { x: i * 1000 / last - wide / 2, y: 26 - high, width: wide, height: high, class: i === at ? 'on' : null });
  });
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: p.items.length - 1,
    step: 1,
    value: at,
    'aria-label': p.label,
    'aria-valuetext': p.items[at].label,
    onchange: () => go(Number(slider.value)),
    oninput: () => {
      slider.title = p.items[Number(slider.value)].label;
    },
  });
  const differ = heights.some((n) => n !== most);
  return h(
    'div',
    { class: 'stepper-strip' },
    differ && svg('svg', { viewBox: '0 0 1000 26', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...bars),
    slider,
  );
}

/* Left and right step wherever the focus is, but where they mean something else: in a field, a map, a chart, what scrolls. */
function onArrows(state, box, move) {
  if (state.onarrow) window.removeEventListener('keydown', state.onarrow);
  state.onarrow = (e) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[e.key], from = e.composedPath()[0];
    if (!box.isConnected) {
      window.removeEventListener('keydown', state.onarrow);
      return;
    }
    if (!by || e.defaultPrevented || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
    if (
      from.closest &&
      from.closest('input, select, textarea, [contenteditable], [role=tablist], [role=radiogroup], [role=region], [role=slider]')
    ) return;
    e.preventDefault();
    move(by);
  };
  window.addEventListener('keydown', state.onarrow);
}

PARTS.dayfield = (p, scene) => {
  const field = dayField({
    label: p.label,
    name: p.name,
    meant: (day) => scene.state.send('turn', { [p.name]: day, step: '', at: Date.now() }),
  });
  const box = h('div', {}, h('label', { class: 'dayfield' }, h('span', {}, p.label), field.input), field.said);
  box.takes = (one, { earlier }) => {
    if (one.is !== 'dayfield' || one.name !== p.name) return false;
    if (!earlier) field.show(one.value, one.last);
    return true;
  };
  box.takes(p, { earlier: false });
  return box;
};

/* The claims that a sentence rests on, small and set back. */
INLINE.mark = (p) => h('span', { class: 'marks' }, p.parts.map((one) => inline(one)));
