### The page of a place. Names come from the data.

place-also-called = Also called
place-kind = What it is
place-precision = How exactly known
place-coordinate = Coordinate
place-not-located = none: the place is not located
place-coordinate-from = Coordinate from
place-coordinate-unstated = not stated
place-coordinate-of-later-source = a source of a later day, not shown
place-remarks = Remarks

## What happened there, and what lies near.

place-events = { $n ->
    [one] { $n } event there
   *[other] { $n } events there
}
place-newest = { $n ->
    [one] The newest of them is listed.
   *[other] The { $n } newest of them are listed.
}
place-events-caption = Events at { $place }, oldest first
place-event-date = Date
place-event-title = Event
place-event-status = Status
place-event-role = The place is
place-nearest = Nearest places
place-none-near = No distance is given: this place, or every other one, has no point known more closely than a province.
