/* Play: a window that moves over time. Its events are asked for once for all moments of a view; from then on neither server nor script
   has a part in it. The day of knowledge stays what it is: it is the events' time that moves. */
import { createPlayCounts, dayNumber, windowText } from './play_counts.js';
import { addPlayButton, createTimeSlider } from './time_slider.js';
import { dateWords } from '../../wording/dates.js';
import { message } from '../../wording/messages.js';
const WINDOWS = { day: [1, 7, 30], week: [1, 4, 13], month: [1, 3, 12], quarter: [1, 2, 4], year: [1, 2, 5] };
const LONG = 3; // moments in which nothing changes, and no more, are waited for
const MOMENT = 'tumen:moment'; // what the page's timeline hears

/* `renew` asks for what is drawn; `tell` tells the page's script, as a click does. */
export function createPlay(atlas, places, renew, tell) {
  const { map } = atlas, legend = () => map.getContainer().querySelector('.tumen-legend');
  const opener = addPlayButton(map, () => (on ? end() : begin()));
  const slider = createTimeSlider(map.getContainer(), {
    toggle,
    go: (by) => {
      pause();
      go(moment + by);
    },
    to: (step) => {
      pause();
      go(step);
    },
    ends: (late) => {
      pause();
      go(late ? counts.steps - 1 : 0);
    },
    choose,
    keep,
    end,
  });
  let on = false, runs = false, counts = null, moment = 0, day = '', frames = 0, timer = 0, unfolded = false;
  const chosen = { wide: '', step: '', speed: '6' };
  map.on('popupopen', pause); // a reader wants to read
  atlas.signal.addEventListener('abort', () => announce(null));

  function still() {
    return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  }
  function begin() {
    on = true;
    runs = !still();
    counts = null;
    day = '';
    unfolded = legend().open;
    legend().open = false;
    opener.setAttribute('aria-expanded', 'true');
    renew();
  }
  function end() {
    if (!on) return;
    on = runs = false;
    atlas.window = counts = null;
    map.closePopup();
    places.recount(null);
    legend().open = unfolded;
    slider.open(false);
    opener.setAttribute('aria-expanded', 'false');
    if (document.activeElement === document.body || slider.box.contains(document.activeElement)) opener.focus({ preventScroll: true });
    announce(null);
  }

  /* Take what came for a view: the moment stays, wherever the reader looks. */
  function take(answer) {
    if (!on || !answer.days) return;
    counts = createPlayCounts(answer);
    if (!counts.steps) {
      tellNone();
      return;
    }
    const windows = WINDOWS[counts.unit].map((n) => [String(n), message('map-play-window', { n, unit: counts.unit })]).concat([[
      '0',
      message('map-play-all'),
    ]]);
    if (!windows.some(([n]) => n === chosen.wide)) [, [chosen.wide]] = windows;
    slider.load(counts, windows, chosen);
    if (slider.box.hidden) {
      slider.show(told(still()));
      slider.open(true);
    }
    go(day ? counts.stepOf(day) : 0);
    if (runs) run();
  }
  function tellNone() {
    end();
    atlas.say('play', message('map-play-none'), 6000);
  }

  /* -- moments ------------------------------------------------------------------------------------------------ */
  function first(last) {
    return Number(chosen.wide) ? Math.max(0, last - Number(chosen.wide) + 1) : 0;
  }
  function ends(last) {
    return { start: Number(chosen.wide) ? counts.from(first(last)) : own('start'), end: counts.until(last) };
  }
  function own(name) {
    return new URLSearchParams(atlas.state.query).get(name) || '';
  }
  function told(isStill) {
    const from = counts.from(first(moment)), until = counts.until(moment), n = counts.n(first(moment), moment);
    const words = Number(chosen.wide) ? dateWords(windowText(from, until)) : message('map-play-until', { day: until });
    return {
      first: first(moment),
      last: moment,
      words,
      n: message('map-events', { n }),
      runs,
      still: isStill,
    };
  }
  function go(step) {
    if (!counts) return;
    moment = Math.max(0, Math.min(counts.steps - 1, step));
    day = counts.until(moment);
    atlas.window = ends(moment);
    if (!runs) map.closePopup();
    places.recount((id) => (counts.has(id) ? counts.of(id, first(moment), moment) : null));
    slider.show(told(still()));
    announce({ from: dayNumber(counts.from(first(moment))), to: dayNumber(counts.until(moment)) + 1 });
    frames += 1;
  }
  function announce(detail) {
    atlas.host.announce(MOMENT, detail);
  }

  /* -- motion ------------------------------------------------------------------------------------------------- */
  function toggle() {
    if (!counts) return;
    if (runs) pause();
    else if (still()) go(moment + 1);
    else {
      if (moment === counts.steps - 1) go(0);
      run();
    }
  }
  function pause() {
    if (!runs) return;
    runs = false;
    if (counts) slider.show(told(still()));
  }
  function run() {
    runs = true;
    slider.show(told(still()));
    if (!timer) wait(performance.now());
  }
  /* Between two moments nothing is drawn: a browser that is asked for each frame would draw ten for one. */
  function wait(since) {
    timer = setTimeout(() => requestAnimationFrame(tick), Math.max(0, since + 1000 / Number(chosen.speed) - performance.now()));
  }
  function tick(now) {
    timer = 0;
    if (!runs || !counts) return;
    if (moment === counts.steps - 1) {
      pause();
      return;
    }
    go(next());
    wait(now);
  }
  /* The next moment; a long time in which nothing begins or ends is passed over. */
  function next() {
    let last = moment + 1;
    while (last < counts.steps - 1 && isSame(last)) last += 1;
    return last - moment > LONG ? last - 1 : moment + 1;
  }
  function isSame(last) {
    return !counts.begins(last) && counts.n(first(last), last) === counts.n(first(last - 1), last - 1);
  }

  /* -- choices ------------------------------------------------------------------------------------------------ */
  function choose(name, value) {
    chosen[name] = value;
    if (name === 'step') renew();
    else if (counts) go(moment);
  }
  function keep() {
    const { start, end: until } = ends(moment);
    end();
    tell({ kind: 'window', start, end: until });
  }

  return {
    on: () => on,
    end,
    take,
    step: () => (chosen.step ? 'step=' + chosen.step : ''),
    told: () => ({
      on,
      runs,
      moment,
      frames,
      steps: counts ? counts.steps : 0,
      unit: counts ? counts.unit : '',
      ...(on && counts ? { ...atlas.window, n: counts.n(first(moment), moment) } : {}),
    }),
  };
}
