### The map and panel that stand in one file.

offline-all = All events here
offline-newest = { $shown } newest of { $n } events
offline-share = This file has the { $shown } newest of { $n } events; the map counts them all.
offline-click = Click a marker to see what happened there. { $n ->
    [one] { $n } event, oldest first.
   *[other] { $n } events, oldest first.
}
offline-beside = The map counts all events; beside it stand the { $shown } newest of { $n } events.
offline-alone = This file holds everything that it shows; it asks nobody for anything. Links to sources open in the browser.
offline-map = Map
offline-report-to = Send the text to whoever gave you this file.
offline-versions = { $collection }, dataset { $edition }, as known on { DATE($day) }
