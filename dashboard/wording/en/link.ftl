### What in a link could not be used. Values stand as the link has them, in quotes; names of parameters, tables and codes are those of links.

link-left-out = Left out, because it could not be used:
link-unknown-id = { $parameter }={ $value } is not an id of { $table }; nearest are { $nearest }.
link-strange-id = { $parameter }={ $value } is not an id of { $table }; they look like { $example }.
link-no-ids = { $parameter }={ $value } is not an id of { $table }; there are none at hand.
link-unknown-code = { $parameter }={ $value } is not known; allowed are { $allowed }.
link-no-codes = { $parameter }={ $value } is not known; this dataset has none.
link-no-day = { $parameter }={ $value } is not a day; write it as 2025-04-30.
link-no-step = { $parameter }={ $value } is not the number of a step; the first is 1.
link-no-view = { $parameter }={ $value } is no view of the map; it would be zoom/latitude/longitude, as in 6/42.4/130.6.
link-no-place = { $parameter }={ $value } is not a place of this dataset.
link-nothing-to-pick = { $parameter }={ $value } is not in this dataset; it would be event: or place: and an id.
link-too-many = { $parameter } has { $n } values; the first { $most } are used.
link-online-basemap = { $basemap ->
    [osm] OpenStreetMap is fetched from its provider, which would see your address: pick it under the map to load it.
    [satellite] Satellite is fetched from its provider, which would see your address: pick it under the map to load it.
   *[other] The basemap { $basemap } is fetched from its provider, which would see your address: pick it under the map to load it.
}
