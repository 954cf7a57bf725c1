# What files say of themselves. Names, titles and captions come from the data or the selection, and stand as they are.
export-caption = { $caption }.
export-dataset = { $title }, dataset version { $version } (files { $digest }), as known on { $day }.
export-dataset-unnumbered = { $title }, dataset version without a number (files { $digest }), as known on { $day }.
export-licence = Licence: { $licence }.
# $n of $all events; $n is at least 1.
export-without-place = { $n ->
    [one] { $n } of { $all ->
        [one] { $all } event has
       *[other] { $all } events has
    } no located place and is not in this file.
   *[other] { $n } of { $all } events have no located place and are not in this file.
}
export-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
export-propositions = { $n ->
    [one] { $n } proposition
   *[other] { $n } propositions
}
export-claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
# $what is a list of numbers of propositions and claims.
export-events-not-known = Not in this folder, for their events were not known yet: { $what }.
# $share says how many of the events are in the file.
export-left-out = This file has the { $share }; narrow the selection to have all of it in a file
export-share = Everything about the { $share } that was known on { $day }
export-everything = Everything in the dataset that was known on { $day }
# $text is the begin of a text that is too long for a cell.
export-cut = { $text } … (cut: a cell holds no more)
export-places = Places: { $places }
export-event = Event { $event }
# $format is the suffix of a file, - for each point in it.
export-format = { $format ->
    [csv] CSV
    [geojson] GeoJSON
    [kml] KML
    [gpkg] GeoPackage
    [parquet] Parquet
    [xlsx] XLSX
    [csv-zip] CSV files (ZIP)
    [parquet-zip] Parquet files (ZIP)
   *[other] { $format }
}
