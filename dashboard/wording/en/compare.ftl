### Two windows of time, or two values of one filter, side by side. A side is said in words: 2024, until 18 June 2024, or a value's label.

compare-heading = Compare
compare-title = Comparison of { $left } with { $right }
compare-lead = The same selection twice, but for one thing. The maps move as one; symbols of one size stand for as many events.
compare-maps = How to read the maps

## Which sides are compared, and how to choose others.

compare-kinds = Two sides that differ in
compare-kind-dates = their dates
compare-kind = { SMALL($filter) }
compare-side-label = { $side ->
    [left] Left
   *[right] Right
}
compare-option = { $label } ({ $n })
compare-pairs = Pairs to choose from
compare-swap = ⇄ Swap sides
compare-halves = The two halves of the dates above
# $window is a name from the data.
compare-window-before = { $window }, and as long before
compare-other-kind = right='{ $right }' is of another kind than left='{ $left }'; two windows can be compared, or two values.

## What must be known to read the numbers. Lengths are in days.

compare-without-length = A window without a first day has no length: no numbers a year are given.
compare-unequal = The windows are of unequal length, { $left ->
    [one] { $left } day
   *[other] { $left } days
} and { $right ->
    [one] { $right } day
   *[other] { $right } days
}: bars and maps show plain counts, and the small numbers are events a { $per ->
    [year] year
    [month] month
   *[day] day
}.
compare-cut = Cut the longer one
compare-thin = Coverage is thin after { DATE($day) }: fewer events there need not mean that less happened.
compare-days-ahead = Days after { DATE($day) }, the day of knowledge, can only hold what was planned for them.
# $filters are the filters of the selection, said of events: from 1 January 2024 and until 1 March 2024.
compare-replaced = The sides take the place of what is selected above: events { $filters }.

## A side. $left_out is how many of its events the map leaves out.

compare-side-name = { CAPITAL($side) }
compare-side-spoken = { $side }: show in the atlas
compare-side-empty = No event of the selection is on this side.
compare-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
compare-side = { $events }{ $left_out ->
    [0] { "" }
   *[other] ; { $left_out } not on the map
}
compare-side-rate = { $events }, { $rate }{ $left_out ->
    [0] { "" }
   *[other] ; { $left_out } not on the map
}
# $what is a filter, said of events: about which Norland said something.
compare-side-value = { $events } { $what }{ $left_out ->
    [0] { "" }
   *[other] ; { $left_out } not on the map
}
compare-rate = { NUMBER($rate, minimumFractionDigits: 1, maximumFractionDigits: 1) } a { $per ->
    [year] year
    [month] month
   *[day] day
}

## In what the sides differ.

compare-differences = { $filter ->
    [group] What happened
   *[status] How sure it is
}
compare-differences-head = { $filter ->
    [group] Group
   *[status] Status
}
compare-places = Where they differ most
compare-places-head = Place
compare-places-alike = No place has more events on one side than on the other.
# $name is a group, a status or a place.
compare-figure = { $n } { $name }, { $side }: show in the atlas
compare-selection = Selection: { $caption }. Each number leads to its events in the atlas.

## How many events are on one side, and on both.

compare-same = Both sides are the same.
compare-lasting = { $n ->
    [one] { $n } event lies in both windows and counts on both sides.
   *[other] { $n } events lie in both windows and count on both sides.
}
compare-shared = On one side, or on both
compare-shared-caption = Events on one side, or on both
compare-shared-side = Side
compare-shared-number = Events
compare-only = Only { $side }
compare-both = Both
compare-share = { $n } of { $of }

## What a reader chooses for each side.

compare-days = { $first } to { $last }
compare-first-day = { $side }, first day
compare-last-day = { $side }, last day
compare-no-day = Give at least one of the two days.
compare-crossed = The first day is after the last.
