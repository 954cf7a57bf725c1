/* The areas of a selection (`area`, `bbox`): their corners as the link has them, and their outlines on the map. */
const STEP = 2; // degrees: an edge is straight in degrees, which a map shows bent, so that it is drawn in pieces no longer than this
const MOST = 100; // corners that are read
const POLE = 85; // degrees: where the map ends

/* The rings of a query, each of [lon, lat]; what crosses the 180th meridian goes on past it. */
export function areasOf(query) {
  const asked = new URLSearchParams(query), area = asked.get('area'), box = (asked.get('bbox') || '').split(',').map(Number);
  const rings = area ? [area.split(';').map((corner) => corner.split(',').map(Number))] : [];
  return box.length === 4 ? [...rings, boxed(box)] : rings;
}
function middle(ring) {
  const lons = ring.map(([lon]) => lon);
  return (Math.min(...lons) + Math.max(...lons)) / 2;
}
/** @param {number[]} box west, south, east, north */
function boxed([west, south, east, north]) {
  const e = east < west ? east + 360 : east;
  return [[west, south], [e, south], [e, north], [west, north]];
}

/* What is in view as a ring: the map's own edges, the whole globe where it shows all of it. */
export function viewedArea(map) {
  const b = map.getBounds(), wide = b.getEast() - b.getWest(), end = (lat) => (Math.abs(lat) < POLE ? lat : 90 * Math.sign(lat));
  return boxed(
    wide < 360 ? [b.getWest(), end(b.getSouth()), b.getEast(), end(b.getNorth())] : [-180, end(b.getSouth()), 180, end(b.getNorth())],
  );
}

/* A ring as the link has it, no finer than the eye at a zoom. An edge that was drawn straight on the map gets corners on its way
   while there are some to spare, so that what is inside is what was seen inside. */
export function areaText(ring, zoom) {
  const whole = Math.max(0, Math.min(5, Math.ceil(Math.log10(2 ** zoom * 256 / 360)) + 1)), by = 360 * Math.round(middle(ring) / 360);
  const spare = Math.floor(MOST / ring.length), points = ring.flatMap((a, i) => straight(a, ring[(i + 1) % ring.length], spare));
  return points.map(([lon, lat]) => [lon - by, lat].map((x) => Number(x.toFixed(whole))).join(',')).join(';');
}
function straight(a, b, most) {
  if (a[0] === b[0] || a[1] === b[1]) return [a];
  const [from, to] = [a, b].map(([lon, lat]) => L.CRS.EPSG3857.project(L.latLng(lat, lon)));
  return parts(Math.min(most, Math.ceil(Math.abs(b[1] - a[1]) / STEP))).map((t) => {
    const p = L.CRS.EPSG3857.unproject(L.point(from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)));
    return [p.lng, p.lat];
  });
}
function parts(n) {
  return Array.from({ length: Math.max(1, n) }, (_, i) => i / Math.max(1, n));
}

/* Return a function that draws the areas of a query. They follow the reader to another copy of the world. */
export function createAreaOutlines(map) {
  map.createPane('chosen').style.zIndex = 395;
  const group = L.layerGroup().addTo(map);
  let rings = [], at = null;
  map.on('moveend', () => {
    if (at !== null && at !== copy()) draw();
  });

  function copy() {
    return rings.length ? 360 * Math.round((map.getCenter().lng - middle(rings.flat())) / 360) : 0;
  }
  function draw() {
    at = copy();
    group.clearLayers();
    rings.map((ring) => ring.flatMap((a, i) => bent(a, ring[(i + 1) % ring.length]))).forEach((points) =>
      ['casing', 'outline'].forEach((part) => {
        L.polygon(points, { pane: 'chosen', interactive: false, fill: false, smoothFactor: 0, className: 'tumen-area ' + part }).addTo(
          group,
        );
      })
    );
  }
  function bent(a, b) {
    return parts(Math.ceil(Math.abs(b[1] - a[1]) / STEP)).map((
      t,
    ) => [Math.max(-POLE, Math.min(POLE, a[1] + t * (b[1] - a[1]))), a[0] + t * (b[0] - a[0]) + at]);
  }

  return (query) => {
    rings = areasOf(query);
    draw();
  };
}
