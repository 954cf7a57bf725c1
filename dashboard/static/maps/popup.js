/* What a symbol says of itself: a tooltip while the pointer is over it, a popup at once when it is clicked. */
import { colour, standings } from './layers/symbols.js';
import { html } from '../ui/elements/create_element.js';
import { statusMark, statusTerm } from '../ui/elements/status.js';
import { listed, message, messageParts } from '../wording/messages.js';

/* The name of a place in a language, else in English; of several the first one's. */
export function placeName(s, lang) {
  return s['name_' + lang] || s.name;
}

/* Its names in other languages. */
export function otherNames(s) {
  return Object.keys(s).filter((key) => key.startsWith('name_') && s[key]).map((key) => s[key]);
}

/* The language of what a symbol is called, for a reader that speaks it; null where that is English, or has English words in it. */
export function nameLanguage(s, lang) {
  return s.kind !== 'cell' && s['name_' + lang] ? lang : null;
}

export function symbolName(s, lang) {
  const place = placeName(s, lang), n = s.n_places - 1, [west, south, east, north] = s.bbox || [];
  if (s.kind !== 'cell') return place;
  return west === east && south === north ? message('map-places-at-point', { place, n }) : message('map-places-nearby', { place, n });
}

function statuses(s, words) {
  return listed(standings(s, words).map(([code, n]) => message('map-status-count', { n, status: words.statuses[code].label })));
}

/* How exactly the place is known, without the words about how that is drawn. */
function precisely(s, words) {
  const term = s.precision && words.precisions[s.precision];
  if (!term) return '';
  const precision = term.label, meaning = term.words;
  if (!s.radius_km || s.precision === 'country' || s.precision === 'route') return message('map-located', { precision, meaning });
  return message('map-located-within', { precision, meaning, distance: distance(s.radius_km) });
}

function distance(km) {
  return km < 1 ? message('map-metres', { n: Math.round(km * 1000) }) : message('map-kilometres', { n: km });
}

function remarks(s) {
  return listed([
    s.contested ? message('map-contested-count', { n: s.contested }) : '',
    s.hollow ? message('map-announced-count', { n: s.hollow }) : '',
    s.weak ? message('map-weak-count', { n: s.weak }) : '',
  ].filter(Boolean));
}

export function symbolLabel(s, words, lang) {
  const symbol = message('map-symbol', { place: symbolName(s, lang), n: s.n, statuses: statuses(s, words) });
  return s.precision ? message('map-symbol-located', { symbol, precision: words.precisions[s.precision].label }) : symbol;
}

export function symbolTooltip(s, words, lang) {
  return html(
    'div',
    { class: 'tumen-tip' },
    html('strong', { lang: nameLanguage(s, lang) }, symbolName(s, lang)),
    html('br'),
    message('map-events-by-status', { events: message('map-events', { n: s.n }), statuses: statuses(s, words) }),
    s.kind === 'cell' ? [html('br'), html('span', { class: 'quiet' }, message('map-click-places'))] : '',
  );
}

/* Popups stand over the legend and the buttons, which stand over Leaflet's own panes: theirs lies beside those and follows them. */
export function raisePopups(map) {
  const pane = map.createPane('popups', map.getContainer());
  const follow = () => L.DomUtil.setPosition(pane, L.DomUtil.getPosition(map.getPane('mapPane')));
  pane.style.zIndex = 1100;
  map.on('move viewreset', follow);
  follow();
}

export function createPopup(s, words, lang) {
  const name = symbolName(s, lang), other = s.name && name !== s.name ? s.name : '', more = remarks(s);
  return html(
    'div',
    { class: 'tumen-popup', 'data-popup': s.id },
    html('h3', { lang: nameLanguage(s, lang) }, name),
    other ? html('p', { class: 'quiet' }, other) : '',
    html('p', { class: 'quiet' }, precisely(s, words)),
    html(
      'p',
      {},
      messageParts('map-events-by-status', { events: html('strong', {}, message('map-events', { n: s.n })), statuses: statuses(s, words) }),
    ),
    more ? html('p', { class: 'quiet' }, more) : '',
    html('ol', { class: 'events', 'aria-busy': 'true' }, html('li', { class: 'quiet' }, message('map-loading'))),
  );
}

/* Fill a popup with the newest events of its place; a map that stands `alone` has no panel beside it. */
export function fillPopup(popup, answer, words, theme, alone) {
  const rest = answer.n - answer.events.length;
  lines(
    popup,
    answer.events.map((e) =>
      html(
        'li',
        {},
        html('span', {
          class: 'dot',
          style: 'background:' + colour(words.groups[e.event_group] || words.groups.other, theme),
        }),
        html('span', {}, html('span', { class: 'quiet' }, e.date_words + ' · ', status(e, words, theme)), html('br'), e.title),
      )
    ),
  );
  if (rest > 0) {
    const said = alone ? message('map-earlier', { n: rest }) : message('map-earlier-in-panel', { n: rest });
    popup.querySelector('.events').append(html('li', { class: 'quiet' }, said));
  }
}

/* Or with the places of a cell that no zoom takes apart, of which `rest` were not sent along; choose(place) is called for the one
   that is clicked. */
export function listPlaces(popup, places, rest, lang, choose) {
  const more = rest > 0 ? [html('li', { class: 'quiet' }, message('map-more-places', { n: rest }))] : [];
  lines(
    popup,
    places.map((p) =>
      html(
        'li',
        {},
        html(
          'button',
          { type: 'button', onclick: () => choose(p) },
          html('span', { lang: nameLanguage(p, lang) }, symbolName(p, lang)),
          html('span', { class: 'quiet' }, ' · ' + message('map-events', { n: p.n })),
        ),
      )
    ).concat(more),
  );
}

export function failPopup(popup, error) {
  lines(popup, [html('li', { role: 'alert' }, message('map-popup-failed', { fault: error.message }))]);
}

function status(e, words, theme) {
  const look = statusTerm(e.status, words, e.main_kind);
  return look
    ? html('span', { class: 'standing', title: look.words }, statusMark(e.status, { ...look, colour: colour(look, theme) }), look.label)
    : e.status;
}
function lines(popup, items) {
  const list = popup.querySelector('.events');
  list.removeAttribute('aria-busy');
  list.replaceChildren(...items);
}
