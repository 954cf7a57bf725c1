### The atlas: its map with what a reader chooses of it, its panel and its table.

atlas-map-labels = Map labels
atlas-english-labels = English
atlas-basemaps = Basemap
atlas-online-basemap = This basemap is fetched from its provider, which sees your address; the offline map asks nobody.
atlas-announcements = Announcement places
atlas-announcements-meaning = Places where something was only said: drawn hollow, and left out when this is off.
atlas-lit = Lit: what this page is about. A number counts all events known there by the day; where places are too near one another to be drawn apart, one symbol counts the events of all of them.
atlas-heat = { $n ->
    [one] Heat shows { $n } event.
   *[other] Heat shows { $n } events.
}
atlas-heat-of-some = { $n ->
    [one] Heat shows { $n } event.
   *[other] Heat shows { $n } events.
} { $rest ->
    [one] { $rest } known only as a country, along a route or to no stated radius is left out.
   *[other] { $rest } known only as a country, along a route or to no stated radius are left out.
}

## The table.

atlas-table = Events as a table
atlas-not-located = not located

## The panel: of a place, of places, of an event, or of nothing yet.

atlas-pick = Pick a place or an event
atlas-pick-how = Click a marker on the map, a point on the timeline or a row of the table: what happened there, who says so, who denies it, and since when.
atlas-pick-rings = The ring of a marker says how sure it is, its edge how exactly it is located; the legend on the map explains both.
atlas-events = { $n ->
    [one] { $n } event in this selection
   *[other] { $n } events in this selection
}
atlas-more-events = { $n ->
    [one] { $n } more event here; narrow the selection, or see the table.
   *[other] { $n } more events here; narrow the selection, or see the table.
}
# $roles say what the place is to the event.
atlas-roles-here = here: { $roles }
atlas-places = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
atlas-event-not-located = Not located
atlas-event-places = Pick one of its places below to see all that happened there.
atlas-event-unknown = Not known yet
atlas-event-unknown-by = Nothing was known of this event by { DATE($day) }.
atlas-precision = { $label }: { $meaning }
atlas-precision-within = { $label }, known to within { $km } km: { $meaning }
