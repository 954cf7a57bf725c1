/* The window that the map plays, as a band over the histogram and one over the lanes: the map tells each moment, and no script runs for
   it. Each has an axis of its own, linear between its knots, [day, share of the width right of the gutter]. */
import { html as h } from '../elements/create_element.js';
import { rootOf } from '../elements/dom.js';
const CHART = '[data-testid=stVegaLiteChart]', MOMENT = 'tumen:moment';

export function drawPlayhead({ data, parentElement }) {
  const [, state] = rootOf(
    parentElement,
    () => ({ bands: ['density', 'lanes'].map((name) => h('div', { class: 'tumen-playhead', 'data-over': name, 'aria-hidden': 'true' })) }),
  );
  state.data = data;
  if (!state.lay) {
    state.lay = () => lay(state);
    const soon = () => {
      if (!state.waits) {
        state.waits = requestAnimationFrame(() => {
          state.waits = 0;
          state.lay();
        });
      }
    };
    state.sizes = new ResizeObserver(soon);
    state.drawn = new MutationObserver(soon); // the chart is drawn a while after its box has another size, and may then be another one
    state.hear = (event) => {
      state.moment = event.detail;
      state.lay();
    };
  }
  window.addEventListener(MOMENT, state.hear);
  state.lay();
  return () => {
    window.removeEventListener(MOMENT, state.hear);
    watch(state, null);
    remove(state);
  };
}

function watch(state, chart) {
  if (state.chart === chart) return;
  state.chart = chart;
  state.sizes.disconnect();
  state.drawn.disconnect();
  if (chart) {
    state.sizes.observe(chart);
    state.drawn.observe(chart.parentElement, { childList: true, subtree: true, attributeFilter: ['d'] });
  }
}

function lay(state) {
  const chart = document.querySelector(CHART),
    plots = chart && [...chart.querySelectorAll('g.role-scope > g > path.background')].map((p) => p.getBoundingClientRect());
  watch(state, state.moment ? chart : null);
  if (!state.moment || !plots || plots.length < 2) {
    remove(state);
    return;
  }
  const box = chart.getBoundingClientRect(), { gutter } = state.data;
  state.bands.forEach((band, i) => {
    if (band.parentElement !== chart) chart.append(band);
    const { left, width, top, bottom } = plots[i], above = top + state.data.tops[i];
    const [from, to] = [state.moment.from, state.moment.to].map((day) => gutter + share(day, state.data.knots[i]) * (width - gutter));
    Object.entries({ top: above - box.top, width: to - from, height: bottom - above }).forEach(([name, px]) => {
      band.style[name] = px.toFixed(1) + 'px';
    });
    band.hidden = from === to; // wholly beside what the lanes show
    band.style.transform = 'translateX(' + (left - box.left + from).toFixed(1) + 'px)'; // moved without painting the chart anew
  });
}

function remove(state) {
  state.bands.forEach((band) => band.remove());
}

function share(day, knots) {
  const after = knots.findIndex(([at]) => day < at);
  if (after < 1) return knots[after ? knots.length - 1 : 0][1];
  const [[a, x], [b, y]] = knots.slice(after - 1, after + 1);
  return x + (day - a) / (b - a) * (y - x);
}
