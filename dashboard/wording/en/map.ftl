### The map: its symbols, layers and controls, what it plays and what is drawn on it. Names of places, and of whom to credit, come from
### the data; a status, a precision and a basemap by their own label.

map-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
map-places = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
map-loading = Loading …
map-not-renewed = The map could not be brought up to date ({ $fault }). It tries again.
map-basemap = { $basemap ->
    [osm] OpenStreetMap
    [satellite] Satellite
   *[offline] Offline map
}
map-basemap-attribution = { $basemap ->
    [osm] © OpenStreetMap contributors
    [satellite] Esri, Maxar, Earthstar Geographics
   *[offline] Natural Earth | © OpenStreetMap contributors | GSHHG | GeoNames
}
map-basemap-unreachable = { $basemap } cannot be reached; this is the offline map.

## Layers that a reader turns on.

map-layer = { $layer ->
   *[heat] Heat
}
map-layer-words = { $layer ->
   *[heat] How dense events are, under the symbols. What is known to a town or a province is spread over its radius.
}

## Symbols. What is named is a place; several that share a symbol have the name of the first.

map-places-nearby = { $place } and { $n } nearby
map-places-at-point = { $place } and { $n } more at this point
map-status-count = { $n } { SMALL($status) }
map-events-by-status = { $events }: { $statuses }
map-symbol = { $n ->
    [one] { $place }: { $n } event ({ $statuses })
   *[other] { $place }: { $n } events ({ $statuses })
}
map-symbol-located = { $symbol }, located to a { SMALL($precision) }
map-click-places = Click to see each place
map-located = { $precision }: { $meaning }
map-located-within = { $precision }: { $meaning }, to within { $distance }
map-metres = { $n } m
map-kilometres = { $n } km
map-contested-count = { $n } with something contested
map-announced-count = { $n } only announced here
map-weak-count = { $n } on weak evidence (C)
map-earlier = { $n ->
    [one] { $n } earlier event
   *[other] { $n } earlier events
}
map-earlier-in-panel = { $n ->
    [one] { $n } earlier event in the panel
   *[other] { $n } earlier events in the panel
}
map-more-places = { $n ->
    [one] { $n } more place
   *[other] { $n } more places
}
map-popup-failed = This could not be loaded ({ $fault }); click the place again.

## What is known to a country only, at the map's foot.

map-countries = Only the country is known
map-countries-lead = Only the country is known:
map-countries-more = and { $n } more

## Controls.

map-fit = Fit to selection
map-full-screen = Full screen
map-skip = Skip the map
map-skip-back = Skip back over the map
map-take = Take this map away
map-take-form = { $code ->
    [png] Picture, PNG
    [svg] Picture, SVG
   *[html] One file, HTML
}
map-take-online = A picture can be made of the offline map only: the tiles of others may not be copied.
map-take-failed = The picture could not be made ({ $fault }).
map-take-unpainted = the picture could not be painted
map-credit = Map: { $credit }

## The legend.

map-legend = How to read the map
map-legend-ring = Ring: how sure
map-legend-fill = Fill: what
map-legend-edge = Edge: how exactly located
map-legend-precision = { $meaning }: { $drawn }
map-legend-marks = Marks
map-legend-number = number of events; more, larger
map-legend-number-title = { $n ->
    [one] The area grows with the number, up to { $n } event.
   *[other] The area grows with the number, up to { $n } events.
}
map-legend-several = several places: click to see
map-legend-several-title = Places that would overlap share one symbol, which stands amid them or on the one with most events; an event at several of them counts once.
map-legend-weak = paler, hatched: weak evidence (C)
map-legend-hollow = hollow: only announced there
map-legend-contested = something there is contested

## Movements: lines with a direction.

map-flow = { $n ->
    [one] { $from } to { $to }: { $n } movement
   *[other] { $from } to { $to }: { $n } movements
}
map-flow-more = { $n ->
    [one] { $n } more movement
   *[other] { $n } more movements
}
map-flow-schematic = A schematic curve: it shows no path.
map-flow-way = { $way }: { $note }.
map-flow-one = { CAPITAL($when) }: { $title }
map-flow-latest = { $n ->
    [one] { $n } movement, the latest: { $when }
   *[other] { $n } movements, the latest: { $when }
}
map-flow-status = { $status }: { $statement }
map-flow-contested = something of it is contested
map-flow-edge = Edge: how sure
map-flow-line = Line
map-flow-arrow = the arrow points to where it went
map-flow-thicker = thicker: more movements
map-flow-paler = paler: weak evidence (C)
map-flow-ends = Ends
map-flow-site = an exact site
map-flow-town = a town, with how far it reaches
map-flow-name = Name
map-flow-country = known as a country only

## Sites of a series of structures, and heat.

map-site-opening = opening: { SMALL($status) }
map-site-loose = somewhere within { $km } km
map-heat-none = Heat: nothing to show here
map-heat = Heat: events per area, here up to { $events ->
    [0] less than 0.1
   *[other] { $events }
} within { $km ->
    [0] less than 0.1
   *[other] { $km }
} km

## Drawing an area.

map-draw = Select an area
map-draw-shape = { $code ->
    [rectangle] Rectangle
    [polygon] Polygon
   *[circle] Circle
}
map-draw-view = What is in view
map-draw-remove = Remove the area
map-draw-cancel = Cancel drawing
map-draw-how = { $code ->
    [rectangle] Drag, or set two opposite corners. Escape or the button cancels.
    [polygon] Set the corners; the first one again, or Enter, closes it. Escape or the button cancels.
   *[circle] Drag from the middle, or set the middle and the rim. Escape or the button cancels.
}
map-draw-failed = Nothing can be drawn just now ({ $fault }); choose the shape again.
map-draw-no-tool = the drawing tool did not come
map-draw-round = An area goes round the globe once at most.
map-draw-pole = An area cannot reach over a pole.

## Play: a window that moves over time.

map-play = Play through time
map-play-none = There is no event to play in this selection.
map-play-until = Up to { DATE($day) }
map-play-moment = { $window }, { $events }
map-play-start = Play (Space)
map-play-pause = Pause (Space)
map-play-back = Step back (left arrow)
map-play-forward = Step forward (right arrow)
map-play-end = End (Escape)
map-play-track = Moment
map-play-window-label = Window
map-play-window = { $unit ->
    [day] { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
    [week] { $n ->
        [one] { $n } week
       *[other] { $n } weeks
    }
    [month] { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
    [quarter] { $n ->
        [one] { $n } quarter
       *[other] { $n } quarters
    }
   *[year] { $n ->
        [one] { $n } year
       *[other] { $n } years
    }
}
map-play-all = everything so far
map-play-step-label = Step
map-play-step = { $unit ->
    [day] day
    [week] week
    [month] month
    [quarter] quarter
   *[year] year
}
map-play-speed-label = Speed
map-play-speed = { $code ->
    [slow] slow
    [medium] medium
   *[fast] fast
}
# Where there is no room, only what stands beside $more is shown.
map-play-keep = Keep { $more }
map-play-keep-more = this window
map-play-keep-title = Make this window the dates of the selection
