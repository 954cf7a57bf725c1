/* Rings around places that light up for a moment, and their names above: they show where even when a place has no symbol of its own.
   A country has no ring, its chip lights up: it was somewhere in it. */
const NAMED = 3; // more names than that hide the map

export function createHighlightRings(map, say) {
  const group = L.layerGroup().addTo(map);
  return function (places) {
    const at = places.filter((p) => p.lat !== null && p.lon !== null && p.precision !== 'country'), more = places.length - NAMED;
    group.clearLayers();
    at.forEach((p) =>
      L.circleMarker([p.lat, p.lon], { radius: 11, interactive: false, fill: false, className: 'tumen-ring' }).addTo(group)
    );
    say('lit', places.slice(0, NAMED).map((p) => p.name).join(', ') + (more > 0 ? ' and ' + more + ' more' : ''));
    return at;
  };
}
