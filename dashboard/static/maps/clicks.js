/* What a click on a symbol does: it reaches the page at once, several places are come closer to, one opens its popup. */
import { createPopup, failPopup, fillPopup, listPlaces, raisePopups } from './popup.js';
import { zoomToCell } from './zoom_to_cell.js';
const ASIDE = 100; // px that a popup leaves free: the buttons at the left, its own margins, a rim at the right
const LOW = 120; // px: a popup no lower than this; a higher one would push the map away to have room
const CLOSE = 12; // the zoom to which a cell is opened at least
const FIRST = 5; // events that a popup shows

let clicks = 0; // of all maps: two that counted alike would tell Python nothing new

/* A number for a click, so that the page can tell a second one on the same place from the first. */
export function nextClick() {
  return ++clicks;
}

export function createClicks(atlas, markers, places) {
  const { map, words, requests } = atlas;
  let opened = null;
  [markers, places.grounds].forEach((g) => g.on('click', clicked));
  map.on('popupclose', () => {
    opened = null;
  });
  raisePopups(map);

  function clicked(event) {
    const layer = event.layer, s = layer && layer.symbol;
    if (s) layer.feature.properties.click = nextClick();
    if (layer && layer.feature) atlas.host.clicked(layer.feature);
    if (!s) return;
    if (s.kind === 'cell' && zoomToCell(map, s, Math.max(map.getZoom() + 3, CLOSE))) return;
    if (s.kind === 'place') {
      atlas.state = { ...atlas.state, picked: 'place:' + s.id, places: [] };
      places.highlight();
    } // the page will say the same in a moment
    open(s, layer, event.latlng);
  }

  /* What was done in the map with the whole of it, and is no click on a symbol, is told in the same way. */
  function tell(properties) {
    atlas.host.done({ type: 'Feature', properties: { ...properties, click: nextClick() }, geometry: null });
  }

  function open(s, layer, where) {
    const content = createPopup(s, words, atlas.state.lang), onMarker = layer instanceof L.Marker;
    const popup = L.popup({
      minWidth: 200,
      maxWidth: Math.min(310, map.getSize().x - ASIDE),
      maxHeight: Math.max(LOW, Math.min(320, map.getSize().y * 0.42)),
      offset: onMarker ? layer.options.icon?.options.popupAnchor : [0, 0],
      pane: 'popups',
      autoPan: s.precision !== 'country',
      autoPanPaddingTopLeft: [54, 12],
      autoPanPaddingBottomRight: [12, 12],
    });
    popup.setLatLng(onMarker ? [s.lat, s.lon] : where).setContent(content).openOn(map);
    opened = s;
    layer.closeTooltip();
    fill(s, content).then(() => {
      if (popup.isOpen()) popup.update();
    }); // it has grown: bring it into sight again
  }

  function fill(s, content) {
    const ids = s.places || [s.id];
    if (s.kind === 'cell') {
      return requests.places(ids).then((found) => listPlaces(content, found, s.n_places - ids.length, atlas.state.lang, choose));
    }
    const question = requests.join(requests.without('place'), 'place=' + ids.map(encodeURIComponent).join(','), 'limit=' + FIRST);
    return requests.ask('/events' + question).then(
      (answer) => fillPopup(content, answer, words, atlas.state.theme, atlas.state.small),
      (error) => failPopup(content, error),
    );
  }

  /* A place chosen in a cell's list is clicked like any other: the group's click is what reaches the page. */
  function choose(p) {
    markers.fire('click', { latlng: L.latLng(p.lat, p.lon), layer: places.stranger({ ...p, kind: 'place' }) });
  }

  /* An open popup is of the same selection as the symbols. */
  function refill() {
    if (!opened) return;
    const now = places.get(opened.id);
    if (now && now.now.n) open(now.now, now.marker, now.marker.getLatLng());
    else map.closePopup();
  }

  return { opened: () => (opened ? opened.id : ''), refill, tell };
}
