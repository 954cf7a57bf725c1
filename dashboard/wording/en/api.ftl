### What the API says of itself, and of requests that it does not answer. Addresses, parameters and codes stand as they are.

## What each address answers.

api-cells = what the map draws in a viewport
api-play = the same by steps of time
api-heat = how dense the events of a viewport are
api-places = places with counts, as GeoJSON
api-extent = the box of the selected events
api-outlines = outlines and lines of places, as GeoJSON
api-events = events in the order of their days
api-event = one event with its claims and sources
api-propositions = propositions about the events, with their claims
api-claims = claims about the events, with their sources
api-flows = movements as lines with direction, as GeoJSON
api-sites = where a series is being built, as GeoJSON
api-histogram = events by time and group
api-facets = options of each filter, with counts
api-citation = how to cite the selection
api-export = the selection, a table or the dataset as a file
api-chart = a chart as a picture, PNG or SVG
api-map = map and panel as one HTML file
api-dataset = what the dataset is about and its licence
api-health = what is running, on which data

## What each parameter is.

api-viewport = west,south,east,north in degrees: the part of the map to draw
api-zoom = the map's zoom, 0 to { $most }
api-announcements = 0 leaves places out where an event was only announced
api-limit = rows of a page, 1 to { NUMBER($most, useGrouping: 0) }
api-offset = rows before the page
api-order = newest or oldest first
api-format = json or geojson
api-whole = 1 lets the histogram look past the window
# $units are codes.
api-step = { $units }: the length of a step; coarser where that comes to too many
api-topic = topics
api-kind = kinds of proposition
api-stance = stances
api-proposition = ids of propositions
api-citation-format = json, text, bibtex or csl
api-labels = the map's labels: en, or a language in which the dataset has names
api-lang = the map's labels where labels is not given
api-theme = light or dark
api-picked = event:ID or place:ID
api-view = zoom/latitude/longitude
# $words says what the parameter of that chart is.
api-chart-parameter = of { $chart }: { $words }
api-as-of = As known on
api-late = Late claims: latest or event

## What is bounded: each stands beside its number.

api-bound = { $bound ->
    [query] letters of the query string
    [limit] rows of a page (limit)
    [offset] rows before it (offset)
    [values] values of one parameter
    [letters] letters of q
    [words] words of q
    [corners] corners of area
    [symbols] symbols of an answer; then they are those of a lower zoom
    [steps] steps that the map plays by; then they are longer
    [cells] symbols times steps; then they are longer
    [pictures] pictures that wait to be drawn or are drawn
    [files] files written at a time
    [rate] turns a second of one address (--rate)
    [burst] seconds' worth of turns that may come at once
    [heavy] files and pictures made at a time for one address
    [answers] answers and pages worked out at a time for one address; others of it wait
    [sessions] pages of one address that are open (--sessions)
    [connections] connections of one address (--connections)
    [clients] addresses whose turns are counted
   *[other] { $bound }
}

## What is wrong with a value. $given is the parameter with what it was given, as limit='x'.

api-not-known = { $given } is not known; allowed are { $allowed }.
api-has-unknown = { $given } has { $code }, which is not known; allowed are { $allowed }.
api-too-many-values = { $given } has { NUMBER($n, useGrouping: 0) } values; at most { NUMBER($most, useGrouping: 0) } are read.
api-no-whole-number = { $given } is not a whole number from { NUMBER($low, useGrouping: 0) } to { NUMBER($high, useGrouping: 0) }.
api-no-zoom = { $given } is not a zoom from 0 to { $most }.
api-not-picked = { $given } is not event: or place: and an id.
api-no-view = { $given } is not zoom/latitude/longitude, such as 5/42.4/130.6.
api-off-the-map = { $given } lies outside the map.
# $reason says what is wrong, without a full stop.
api-bad-value = { $given } { $reason }.

## Why a request is not answered. $allowed and $parameters are codes.

api-query-too-long = The query string has { NUMBER($n, useGrouping: 0) } letters; at most { NUMBER($most, useGrouping: 0) } are read.
api-not-narrowing = { $parameter } does not narrow what this address gives, so that it is not passed over; it takes { $parameters }.
api-also-takes = This address also takes { $parameters }.
api-nothing-there = There is nothing at { $address }; the addresses are { $allowed }.
api-reading-only = { $method } is not possible here: the API is for reading, with GET.
api-no-event = No event { $event } is known on { $day } in this dataset; /api/events lists those that are.
api-no-proposition = No proposition { $proposition } is known on { $day } in this dataset; /api/propositions lists those that are.
api-no-series = No series { $series } of something built is known by this day.
api-no-chart = There is no chart { $chart }; there are { $allowed }.
api-chart-takes-not = { $parameter } is not a parameter of { $chart }; it takes { $parameters }, and a selection.
api-no-form = { $what } cannot be had as { $form }; allowed are { $allowed }.
api-no-export = There is no { $what } to export; allowed are { $allowed }.
api-pictures-busy = Many pictures are being drawn just now; ask again in a few seconds.
api-files-busy = Many files are being written just now; ask again in a few seconds.
api-unforeseen = Something went wrong here that nobody foresaw; it is noted in the server's log. Ask for something else, or again later.
