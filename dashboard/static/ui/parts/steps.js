/* Days that can be played through: one by one with the buttons or the arrow keys, by themselves with "Play". */
const PACE = 3000; // ms a day

PARTS.steps = (p, scene) => {
  const { state } = scene;
  const at = p.days.findIndex((d) => d.day === p.at);
  const to = (i) => state.send('turn', { step: i < 0 || i >= p.days.length ? '' : p.days[i].day, at: Date.now() });
  const back = () => { stop(); if (at > 0) to(at - 1); };
  const next = () => to(at + 1 < p.days.length ? at + 1 : at);
  const forth = () => { stop(); next(); };
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const stop = () => { clearTimeout(state.playing); state.playing = 0; play.textContent = 'Play'; };
  const play = h('button', { class: 'plain', type: 'button', hidden: still || p.days.length < 2, onclick: () => { if (state.playing) stop(); else { state.playing = 1; next(); } } }, state.playing ? 'Pause' : 'Play');
  clearTimeout(state.playing);
  if (state.playing && at < p.days.length - 1) state.playing = setTimeout(next, PACE); else if (state.playing) stop();
  const most = Math.max(...p.days.map((d) => d.n));
  const strip = h('div', { class: 'strip' }, p.days.map((d, i) => h('button', { type: 'button', 'data-day': d.day, 'aria-pressed': String(i === at), title: `${d.words}: ${tumen.plural(d.n, 'claim')}`, 'aria-label': `${d.words}, ${tumen.plural(d.n, 'claim')}`,
    tabindex: i === Math.max(at, 0) ? '0' : '-1', onclick: () => { stop(); to(i === at ? -1 : i); } }, h('span', { class: 'tick', style: { height: 4 + 16 * d.n / most + 'px' } }))));
  const keys = { ArrowLeft: back, ArrowRight: forth, Escape: () => { stop(); to(-1); } };
  return h('div', { class: 'steps', role: 'group', 'aria-label': p.label, onkeydown: (e) => { if (keys[e.key]) { e.preventDefault(); keys[e.key](); } } },
    h('div', { class: 'ways' },
      h('button', { class: 'plain', type: 'button', 'aria-label': 'Previous day', disabled: at < 1, onclick: back }, '‹'),
      h('button', { class: 'plain', type: 'button', 'aria-label': 'Next day', disabled: at === p.days.length - 1, onclick: forth }, '›'), play,
      h('span', { role: 'status' }, at < 0 ? `${tumen.plural(p.days.length, 'day')} with news` : `${p.days[at].words} · day ${at + 1} of ${p.days.length}`),
      at < 0 ? '' : h('button', { class: 'linklike', type: 'button', onclick: () => { stop(); to(-1); } }, 'All of them')),
    strip);
};
