/* The map's own way out: what is seen now as PNG or SVG, made here, or map and panel as one HTML file. */
import { mapPicture, paintPicture } from './map_picture.js';
import { addMenu } from './menu.js';
import { html } from '../../ui/elements/create_element.js';
import { message } from '../../wording/messages.js';
const SIGN = 'M0,-6.5V2.5M-3.5,-1L0,2.5L3.5,-1M-6,3V6H6V3';

/* `now` gives { words, state, symbols, chips }: what is shown at the moment; `ask` asks the API; `say` says what is wrong. */
export function addDownload(map, now, ask, say) {
  const ways = { png: () => download('png'), svg: () => download('svg'), html: page };
  const choices = Object.entries(ways).map(([code, act]) => [message('map-take-form', { code }), act]);
  addMenu(map, { label: message('map-take'), sign: SIGN, name: 'tumen-take' }, choices);

  async function download(form) {
    const { state, words, symbols, chips } = now();
    if (state.basemap !== 'offline') {
      say('take', message('map-take-online'), 8000);
      return;
    }
    try {
      const cited = await ask('/cite?' + state.query);
      const inside = symbols.filter((s) => map.getBounds().pad(0.02).contains([s.lat, s.lon]));
      const credit = message('map-credit', { credit: words.basemap.attribution });
      const picture = mapPicture(map, words, state.theme, [...cited.lines, credit], [...inside, ...chips]);
      keep(form === 'svg' ? new Blob([picture.text], { type: 'image/svg+xml' }) : await paintPicture(picture), cited.stem + '.' + form);
    } catch (error) {
      say('take', message('map-take-failed', { fault: error.message }), 8000);
    }
  }

  function page() {
    const { state, words } = now(), c = map.getCenter();
    const view = [map.getZoom().toFixed(2), c.lat.toFixed(4), c.lng.toFixed(4)].join('/');
    const own = new URLSearchParams({
      labels: state.lang,
      theme: state.theme,
      view,
      ...(state.picked ? { picked: state.picked } : {}),
      ...(state.announcements ? {} : { announcements: '0' }),
    });
    html('a', { href: words.api + '/map.html?' + [state.query, own.toString()].filter(Boolean).join('&'), download: '' }).click();
  }
}

function keep(blob, name) {
  const address = URL.createObjectURL(blob);
  html('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 20000);
}
