/* The strip at the map's lower edge that plays time: its buttons and choices, and a track with the events of each step, on which the
   window stands. It shows what it is told and tells what is pressed. */
import { html, svg } from '../../ui/elements/create_element.js';
import { message, messageParts } from '../../wording/messages.js';
const SIGNS = {
  play: 'M-4,-6V6L6,0Z',
  pause: 'M-4.5,-6H-1.5V6H-4.5ZM1.5,-6H4.5V6H1.5Z',
  back: 'M5,-6V6L-2,0ZM-5,-6H-3V6H-5Z',
  forward: 'M-5,-6V6L2,0ZM3,-6H5V6H3Z',
  end: 'M-5,-5L5,5M5,-5L-5,5',
};
const SPEEDS = [['2', 'slow'], ['6', 'medium'], ['20', 'fast']];
const STEPS = ['day', 'week', 'month', 'quarter', 'year'];

/* `does` has a function for each thing that can be done: toggle, go(by), to(step), ends(last), choose(name, value), keep, end. */
export function createTimeSlider(container, does) {
  const button = (name, label, act) =>
    html('button', { type: 'button', class: name, title: label, 'aria-label': label, onclick: act }, sign(name));
  const choice = (name, label, options) => {
    const list = html('select', { 'aria-label': label, onchange: () => does.choose(name, list.value) });
    fill(list, options);
    return [html('label', { class: name }, html('span', {}, label), list), list];
  };
  const play = button('play', message('map-play-start'), () => does.toggle()),
    when = html('strong'),
    many = html('span', { class: 'quiet' }),
    said = html('span', { class: 'said', role: 'status' });
  const bars = svg('path', { class: 'bars' }), stand = svg('rect', { class: 'stand', y: 0, height: 1 });
  const track = html(
    'div',
    { class: 'track', role: 'slider', tabindex: 0, 'aria-label': message('map-play-track'), 'aria-valuemin': 1 },
    svg('svg', { preserveAspectRatio: 'none', viewBox: '0 0 1 1', 'aria-hidden': 'true' }, bars, stand),
  );
  const [wideLabel, wide] = choice('wide', message('map-play-window-label'), []),
    [stepLabel, step] = choice('step', message('map-play-step-label'), STEPS.map((unit) => [unit, message('map-play-step', { unit })])),
    [speedLabel, speed] = choice(
      'speed',
      message('map-play-speed-label'),
      SPEEDS.map(([speed, code]) => [speed, message('map-play-speed', { code })]),
    );
  const keep = html(
    'button',
    {
      type: 'button',
      class: 'keep',
      title: message('map-play-keep-title'),
      onclick: () => does.keep(),
    },
    messageParts('map-play-keep', { more: html('span', {}, message('map-play-keep-more')) }),
  );
  const box = html(
    'div',
    { class: 'tumen-strip', role: 'group', 'aria-label': message('map-play'), hidden: true, onkeydown: pressed },
    html(
      'div',
      { class: 'row' },
      play,
      button('back', message('map-play-back'), () => does.go(-1)),
      button('forward', message('map-play-forward'), () => does.go(1)),
      track,
      button('end', message('map-play-end'), () => does.end()),
    ),
    html('div', { class: 'row' }, html('span', { class: 'when' }, when, many), wideLabel, stepLabel, speedLabel, keep),
    said,
  );
  let steps = 1;
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  container.append(box);
  ['pointerdown', 'pointermove'].forEach((name) => track.addEventListener(name, dragged));

  function pressed(event) {
    const keys = {
      ' ': () => does.toggle(),
      ArrowLeft: () => does.go(-1),
      ArrowDown: () => does.go(-1),
      ArrowRight: () => does.go(1),
      ArrowUp: () => does.go(1),
      Home: () => does.ends(false),
      End: () => does.ends(true),
      Escape: () => does.end(),
    };
    event.stopPropagation(); // or the map would move by the same key
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'Escape' && (event.target.closest('select') || (event.key === ' ' && event.target.closest('button')))) return; // theirs
    event.preventDefault();
    keys[event.key]();
  }

  function dragged(event) {
    if (event.type === 'pointerdown') {
      track.setPointerCapture(event.pointerId);
      track.focus();
    } else if (!track.hasPointerCapture(event.pointerId)) return;
    const { left, width } = track.getBoundingClientRect();
    does.to(Math.max(0, Math.min(steps - 1, Math.floor((event.clientX - left) / width * steps))));
  }

  /* What there is to play: the counts of each step, the windows to choose from, and how much is taken now. */
  function load(counts, windows, chosen) {
    steps = counts.steps;
    const high = counts.most(), rise = (t) => 1 - Math.sqrt(counts.begins(t) / high) * 0.92; // a root, or a day of many would flatten all others
    const path = [...Array(steps).keys()].filter((t) => counts.begins(t)).map((t) => 'M' + t + ',1V' + rise(t).toFixed(3) + 'h1V1Z').join(
      '',
    );
    track.firstChild.setAttribute('viewBox', '0 0 ' + Math.max(steps, 1) + ' 1');
    bars.setAttribute('d', path);
    track.setAttribute('aria-valuemax', steps);
    fill(wide, windows);
    [[wide, chosen.wide], [step, counts.unit], [speed, chosen.speed]].forEach(([list, value]) => {
      list.value = value;
    });
  }

  /* The moment: the window's first and last step, what it is called, and whether time runs. Nothing is said aloud while it does. */
  function show({ first, last, words, n, runs, still }) {
    when.textContent = words;
    many.textContent = n;
    stand.setAttribute('x', first);
    stand.setAttribute('width', last + 1 - first);
    track.setAttribute('aria-valuenow', last + 1);
    const told = message('map-play-moment', { window: words, events: n }), aloud = runs ? '' : told;
    track.setAttribute('aria-valuetext', told);
    if (said.textContent !== aloud) said.textContent = aloud;
    if (play.dataset.runs !== String(runs)) {
      play.dataset.runs = runs;
      play.replaceChildren(sign(runs ? 'pause' : 'play'));
      play.title = runs ? message('map-play-pause') : message('map-play-start');
      play.setAttribute('aria-label', play.title);
    }
    box.classList.toggle('still', still);
  }

  function open(on) {
    box.hidden = !on;
    container.classList.toggle('tumen-playing', on);
    if (on) container.style.setProperty('--strip', box.offsetHeight + 'px');
    if (on) (box.classList.contains('still') ? track : play).focus({ preventScroll: true });
  }

  return { load, show, open, box };
}

/* The button in the map that opens and ends it. */
export function addPlayButton(map, act) {
  const opener = html('a', {
    href: '#',
    role: 'button',
    title: message('map-play'),
    'aria-label': message('map-play'),
    'aria-expanded': 'false',
    onclick: (e) => {
      e.preventDefault();
      e.stopPropagation();
      act();
    },
  }, sign('play'));
  const box = html('div', { class: 'leaflet-bar leaflet-control tumen-buttons tumen-play' }, opener);
  L.DomEvent.disableClickPropagation(box);
  const Box = L.Control.extend({ onAdd: () => box });
  new Box({ position: 'topleft' }).addTo(map);
  return opener;
}

function sign(name) {
  return svg(
    'svg',
    { viewBox: '-9 -9 18 18', width: 18, height: 18, 'aria-hidden': 'true', class: name === 'end' ? 'sign' : 'sign solid' },
    svg('path', { d: SIGNS[name] }),
  );
}
function fill(list, options) {
  list.replaceChildren(...options.map(([value, words]) => html('option', { value }, words)));
}
