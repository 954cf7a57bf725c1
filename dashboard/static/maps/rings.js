/* Rings around places that light up for a moment, with their names: they show where even when the place has no symbol of its own. */
(function (tumen) {
  'use strict';
  const NAMED = 3; // more names than that hide the map

  tumen.rings = function (map) {
    const group = L.layerGroup().addTo(map);
    return function (places) {
      const at = places.filter((p) => p.lat !== null && p.lon !== null);
      group.clearLayers();
      at.forEach((p, i) => {
        const ring = L.circleMarker([p.lat, p.lon], { radius: 11, interactive: false, fill: false, className: 'tumen-ring' }).addTo(group);
        if (i < NAMED) ring.bindTooltip(tumen.html('span', {}, p.name), { permanent: true, direction: 'top', offset: [0, -9], opacity: 1, className: 'tumen-named' });
      });
      return at.map((p) => [p.lat, p.lon]);
    };
  };
}(window.tumen));
