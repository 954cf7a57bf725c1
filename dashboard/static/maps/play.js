/* Play: a window that moves over time. Its events are asked for once for all moments of a view; from then on neither server nor script
   has a part in it. The day of knowledge stays what it is: it is the events' time that moves. */
(function (tumen) {
  'use strict';
  const WINDOWS = { day: [1, 7, 30], week: [1, 4, 13], month: [1, 3, 12], quarter: [1, 2, 4], year: [1, 2, 5] };
  const LONG = 3; // moments in which nothing changes, and no more, are waited for
  const MOMENT = 'tumen:moment'; // what the page's timeline hears

  /* `renew` asks for what is drawn; `tell` tells the page's script, as a click does. */
  tumen.play = function (atlas, places, renew, tell) {
    const { map } = atlas, legend = () => map.getContainer().querySelector('.tumen-legend');
    const opener = tumen.playButton(map, () => (on ? end() : begin()));
    const strip = tumen.strip(map.getContainer(), { toggle, go: (by) => { pause(); go(moment + by); }, to: (step) => { pause(); go(step); }, ends: (late) => { pause(); go(late ? film.steps - 1 : 0); }, choose, keep, end });
    let on = false, runs = false, film = null, moment = 0, day = '', frames = 0, timer = 0, unfolded = false;
    const chosen = { wide: '', step: '', speed: '6' };
    map.on('popupopen', pause); // a reader wants to read
    window.addEventListener('pagehide', () => announce(null));

    function still() { return window.matchMedia('(prefers-reduced-motion: reduce)').matches; }
    function begin() {
      on = true; runs = !still(); film = null; day = '';
      unfolded = legend().open;
      legend().open = false;
      opener.setAttribute('aria-expanded', 'true');
      renew();
    }
    function end() {
      if (!on) return;
      on = runs = false; atlas.window = film = null;
      map.closePopup();
      places.film(null);
      legend().open = unfolded;
      strip.open(false);
      opener.setAttribute('aria-expanded', 'false');
      if (document.activeElement === document.body || strip.box.contains(document.activeElement)) opener.focus({ preventScroll: true });
      announce(null);
    }

    /* Take what came for a view: the moment stays, wherever the reader looks. */
    function take(answer) {
      if (!on || !answer.days) return;
      film = tumen.film(answer);
      if (!film.steps) { tellNone(); return; }
      const windows = WINDOWS[film.unit].map((n) => [String(n), tumen.plural(n, film.unit)]).concat([['0', 'everything so far']]);
      if (!windows.some(([n]) => n === chosen.wide)) [, [chosen.wide]] = windows;
      strip.load(film, windows, chosen);
      if (strip.box.hidden) { strip.show(told(still())); strip.open(true); }
      go(day ? film.stepOf(day) : 0);
      if (runs) run();
    }
    function tellNone() { end(); atlas.say('play', 'There is no event to play in this selection.', 6000); }

    /* -- moments ------------------------------------------------------------------------------------------------ */
    function first(last) { return Number(chosen.wide) ? Math.max(0, last - Number(chosen.wide) + 1) : 0; }
    function ends(last) { return { start: Number(chosen.wide) ? film.from(first(last)) : own('start'), end: film.until(last) }; }
    function own(name) { return new URLSearchParams(atlas.state.query).get(name) || ''; }
    function told(isStill) {
      const from = film.from(first(moment)), until = film.until(moment), n = film.n(first(moment), moment);
      const words = Number(chosen.wide) ? tumen.windowWords(from, until) : 'Up to ' + tumen.windowWords(until, until);
      return { first: first(moment), last: moment, words, n: n.toLocaleString('en') + (n === 1 ? ' event' : ' events'), runs, still: isStill };
    }
    function go(step) {
      if (!film) return;
      moment = Math.max(0, Math.min(film.steps - 1, step));
      day = film.until(moment);
      atlas.window = ends(moment);
      if (!runs) map.closePopup();
      places.film((id) => (film.has(id) ? film.of(id, first(moment), moment) : null));
      strip.show(told(still()));
      announce({ from: tumen.dayNumber(film.from(first(moment))), to: tumen.dayNumber(film.until(moment)) + 1 });
      frames += 1;
    }
    function announce(detail) { try { window.parent.dispatchEvent(new CustomEvent(MOMENT, { detail })); } catch (refused) { /* framed by another site */ } }

    /* -- motion ------------------------------------------------------------------------------------------------- */
    function toggle() { if (!film) return; if (runs) pause(); else if (still()) go(moment + 1); else { if (moment === film.steps - 1) go(0); run(); } }
    function pause() { if (!runs) return; runs = false; if (film) strip.show(told(still())); }
    function run() {
      runs = true;
      strip.show(told(still()));
      if (!timer) wait(performance.now());
    }
    /* Between two moments nothing is drawn: a browser that is asked for each frame would draw ten for one. */
    function wait(since) { timer = setTimeout(() => requestAnimationFrame(tick), Math.max(0, since + 1000 / Number(chosen.speed) - performance.now())); }
    function tick(now) {
      timer = 0;
      if (!runs || !film) return;
      if (moment === film.steps - 1) { pause(); return; }
      go(next());
      wait(now);
    }
    /* The next moment; a long time in which nothing begins or ends is passed over. */
    function next() {
      let last = moment + 1;
      while (last < film.steps - 1 && isSame(last)) last += 1;
      return last - moment > LONG ? last - 1 : moment + 1;
    }
    function isSame(last) { return !film.begins(last) && film.n(first(last), last) === film.n(first(last - 1), last - 1); }

    /* -- choices ------------------------------------------------------------------------------------------------ */
    function choose(name, value) {
      chosen[name] = value;
      if (name === 'step') renew(); else if (film) go(moment);
    }
    function keep() {
      const { start, end: until } = ends(moment);
      end();
      tell({ kind: 'window', start, end: until });
    }

    return { on: () => on, end, take, step: () => (chosen.step ? 'step=' + chosen.step : ''), told: () => ({ on, runs, moment, frames, steps: film ? film.steps : 0, unit: film ? film.unit : '', ...(on && film ? { ...atlas.window, n: film.n(first(moment), moment) } : {}) }) };
  };
}(window.tumen));
