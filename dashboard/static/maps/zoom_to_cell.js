/* How a symbol of several places is come closer to: by as much as these fit into the map, and by a step where they fill it, since many
   places make symbols for all in view, and a click that changed nothing would be the end of the way. */
const RIM = 60; // px left free around the places
const STEP = 1; // of zoom

/* Come closer to its places, to no more than `most` where they all fit; returns whether that can be: what is at one point, or at the
   closest zoom, has to be listed. */
export function zoomToCell(map, s, most) {
  const [west, south, east, north] = s.bbox, zoom = map.getZoom(), box = L.latLngBounds([south, west], [north, east]);
  if (zoom >= map.getMaxZoom() || (west === east && south === north)) return false;
  const fitting = map.getBoundsZoom(box, false, L.point(2 * RIM, 2 * RIM));
  if (fitting < zoom + STEP) map.setView([s.lat, s.lon], Math.min(zoom + STEP, map.getMaxZoom()));
  else map.fitBounds(box, { padding: [RIM, RIM], maxZoom: most });
  return true;
}
