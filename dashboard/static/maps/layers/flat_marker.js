/* The markers that symbols are. */

/* A marker that is no layer of its own to the browser's compositor: a hundred of those cost it more than all that is painted. */
/** @type {any} */
const Flat = L.Marker.extend({
  _setPos(at) {
    /** @type {any} */ (L.Marker.prototype)._setPos.call(this, at);
    if (this._icon) this._icon.style.transform = 'translate(' + at.x + 'px,' + at.y + 'px)';
  },
});
export function flatMarker(at, how) {
  return new Flat(at, { keyboard: true, riseOnHover: true, autoPanOnFocus: false, ...how });
}
