/* What a symbol says of itself: a tooltip while the pointer is over it, a popup at once when it is clicked. */
(function (tumen) {
  'use strict';
  const { html, plural } = tumen;

  tumen.nameOf = function (s, lang) { return s.kind === 'cell' ? plural(s.places.length, 'place') : (lang === 'ko' && s.name_ko) || (lang === 'ru' && s.name_ru) || s.name; };

  function statuses(s, words) { return Object.entries(s.statuses).map(([code, n]) => n + ' ' + words.statuses[code].label.toLowerCase()).join(', '); }

  tumen.ariaOf = function (s, words, lang) {
    return tumen.nameOf(s, lang) + ': ' + plural(s.n, 'event') + ' (' + statuses(s, words) + ')' + (s.precision ? ', located to a ' + words.precisions[s.precision].label.toLowerCase() : '');
  };

  tumen.tooltip = function (s, words, lang) {
    return html('div', { class: 'tumen-tip' }, html('strong', {}, tumen.nameOf(s, lang)), html('br'), plural(s.n, 'event') + ': ' + statuses(s, words));
  };

  tumen.popup = function (s, words, lang) {
    const precision = s.precision && words.precisions[s.precision];
    const radius = s.radius_km ? ', known to within ' + s.radius_km + ' km' : '';
    return html('div', { class: 'tumen-popup', 'data-popup': s.id },
      html('h3', {}, tumen.nameOf(s, lang)),
      precision ? html('p', { class: 'quiet' }, precision.label + radius) : '',
      html('p', {}, plural(s.n, 'event') + ': ' + statuses(s, words) + (s.hollow ? '; ' + s.hollow + ' only announced here' : '') + (s.weak ? '; ' + s.weak + ' on weak evidence' : '')),
      html('ol', { class: 'events', 'aria-busy': 'true' }, html('li', { class: 'quiet' }, 'Loading …')));
  };

  /* Fill a popup with the newest events of its place. */
  tumen.fillPopup = function (popup, answer, words, theme) {
    const list = popup.querySelector('.events');
    list.removeAttribute('aria-busy');
    list.replaceChildren(...answer.events.map((e) => html('li', {},
      html('span', { class: 'dot', style: 'background:' + tumen.colour(words.groups[e.event_group], theme) }),
      html('span', {}, html('span', { class: 'quiet' }, e.date + ' · ' + words.statuses[e.status].label), html('br'), e.title))));
    if (answer.n > answer.events.length) list.append(html('li', { class: 'quiet' }, (answer.n - answer.events.length) + ' more in the panel'));
  };
}(window.tumen));
