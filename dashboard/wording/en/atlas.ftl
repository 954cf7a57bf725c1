### The atlas: its map with what a reader chooses of it, its panel and its table.

atlas-map-labels = Map labels
atlas-basemaps = Basemap
atlas-basemap = { $code ->
    [offline] Offline map
    [osm] OpenStreetMap
    [satellite] Satellite
   *[other] { $code }
}
