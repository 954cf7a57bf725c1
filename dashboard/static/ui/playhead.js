/* The window that the map plays, as a band over the timeline above: the map tells each moment, and no script runs for it. The axis is
   linear between its knots, [day, pixel], and from the last of them to the end of its last day at the right edge. */
const CHART = '[data-testid=stVegaLiteChart]', MOMENT = 'tumen:moment';

export default function ({ data, parentElement }) {
  const [, state] = rootOf(parentElement, () => ({ band: h('div', { class: 'tumen-playhead', 'aria-hidden': 'true' }) }));
  state.data = data;
  if (!state.lay) {
    state.lay = () => lay(state);
    const soon = () => { if (!state.waits) state.waits = requestAnimationFrame(() => { state.waits = 0; state.lay(); }); };
    state.sizes = new ResizeObserver(soon);
    state.drawn = new MutationObserver(soon); // the chart is drawn a while after its box has another size, and may then be another one
    state.hear = (event) => { state.moment = event.detail; state.lay(); };
  }
  window.addEventListener(MOMENT, state.hear);
  state.lay();
  return () => { window.removeEventListener(MOMENT, state.hear); watch(state, null); state.band.remove(); };
}

function watch(state, chart) {
  if (state.chart === chart) return;
  state.chart = chart;
  state.sizes.disconnect(); state.drawn.disconnect();
  if (chart) { state.sizes.observe(chart); state.drawn.observe(chart.parentElement, { childList: true, subtree: true, attributeFilter: ['d'] }); }
}

function lay(state) {
  const chart = document.querySelector(CHART), plots = chart && [...chart.querySelectorAll('g.role-scope > g > path.background')].map((p) => p.getBoundingClientRect());
  watch(state, state.moment ? chart : null);
  if (!state.moment || !plots || !plots.length) { state.band.remove(); return; }
  if (state.band.parentElement !== chart) chart.append(state.band);
  const box = chart.getBoundingClientRect(), [{ left, width, top }] = plots, { knots, last } = state.data;
  const [from, to] = [state.moment.from, state.moment.to].map((day) => pixel(day, [...knots, [last, width]]));
  const bottom = Math.max(...plots.map((p) => p.bottom));
  Object.entries({ top: top - box.top + state.data.top, width: to - from, height: bottom - top - state.data.top }).forEach(([name, px]) => { state.band.style[name] = px.toFixed(1) + 'px'; });
  state.band.style.transform = 'translateX(' + (left - box.left + from).toFixed(1) + 'px)'; // moved without painting the chart anew
}

function pixel(day, knots) {
  const after = knots.findIndex(([at]) => day < at);
  if (after < 1) return knots[after ? knots.length - 1 : 0][1];
  const [[a, x], [b, y]] = knots.slice(after - 1, after + 1);
  return x + (day - a) / (b - a) * (y - x);
}
