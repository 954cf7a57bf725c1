### The bar in which a reader chooses what is shown, and what it says of that.

## Windows that are offered by name, beside those that the dataset names.

bar-whole-period = Whole period
bar-last-year = Last twelve months

## What narrows a page. $filter says of events what a filter asks for: from 1 May 2025.

bar-filter = { CAPITAL($filter) }

bar-as-known = As known on { DATE($day) }
bar-late-by-event = Late finds dated by the event

## Notes on the data and on what is shown of them. $lost says how many problems there are and how many rows are left out.

bar-data-problems = The dataset has { $lost }:
bar-more-problems = { $n ->
    [one] and { $n } more; tumen validate lists all of them
   *[other] and { $n } more; tumen validate lists all of them
}
# $caption says what is selected, and as known on which day.
bar-earlier-day = { $caption }. Nothing that became known later is shown.
# $topic is what the page is about: one of movement, measure, series, news, or none of them.
bar-newest-read = { $topic ->
    [movement] This dataset is large: what stands below is read from the { $read } newest of the { $n } events that tell of a movement, and from what the page is about.
    [measure] This dataset is large: what stands below is read from the { $read } newest of the { $n } events that give such figures, and from what the page is about.
    [series] This dataset is large: what stands below is read from the { $read } newest of the { $n } events that are steps of something built, and from what the page is about.
    [news] This dataset is large: what stands below is read from the { $read } newest of the { $n } events with news between the two days, and from what the page is about.
   *[all] This dataset is large: what stands below is read from the { $read } newest of the { $n } events, and from what the page is about.
}
bar-newest-read-of-selected = { $topic ->
    [movement] This dataset is large: what stands below is read from the { $read } newest of the { $n } selected events that tell of a movement, and from what the page is about. Narrow the selection to read others.
    [measure] This dataset is large: what stands below is read from the { $read } newest of the { $n } selected events that give such figures, and from what the page is about. Narrow the selection to read others.
    [series] This dataset is large: what stands below is read from the { $read } newest of the { $n } selected events that are steps of something built, and from what the page is about. Narrow the selection to read others.
    [news] This dataset is large: what stands below is read from the { $read } newest of the { $n } selected events with news between the two days, and from what the page is about. Narrow the selection to read others.
   *[all] This dataset is large: what stands below is read from the { $read } newest of the { $n } selected events, and from what the page is about. Narrow the selection to read others.
}

## A start that was typed after the end. $shown is which ends the window before had: both, from, until, none.

bar-crossed = The start, { DATE($start) }, is after the end, { DATE($end) }. { $shown ->
    [both] Shown is what was chosen before: events from { DATE($since) }, until { DATE($until) }.
    [from] Shown is what was chosen before: events from { DATE($since) }.
    [until] Shown is what was chosen before: events until { DATE($until) }.
   *[none] Shown is what was chosen before: events of the whole period.
}
bar-swap = Swap the two
bar-undo = Undo

## Nothing is selected, with ways back. $n events are selected on such a way.

bar-no-event = This dataset holds no event that a claim tells of: there is nothing to show.
bar-nothing-known = Nothing was known yet on this day.
bar-nothing-known-until = Nothing was known yet on this day; the first day is { DATE($first) }.
bar-back-to-today = Back to today
bar-nothing-selected = No event fits this selection. Nearest ways back:
bar-without = Without “{ $filter }”: { $n }
bar-did-you-mean = Did you mean “{ $words }”? { $n }
bar-reset = Reset all

## What scripts draw of it: its fields and buttons, its lists, and the filters in words beside it.

bar = Selection
bar-words = Words
bar-from = From
bar-to = To
bar-period = Period
bar-period-chosen = Chosen dates
bar-day = As known on
bar-day-title = Claims count up to this day, as known in these sources
bar-previous-day = Previous day on which something became known
bar-next-day = Next day on which something became known
bar-today = Today
bar-filters = Filters
bar-filters-in-use = { $n } in use
bar-hide-weak = Hide weak evidence (C)
bar-hide-weak-title = Evidence C: only through a list, a headline or a machine-written digest
bar-late = Date late finds by the event
bar-late-title = Of some claims only a later source is at hand: they count from that source’s day, or, with this switch, from the event’s own day
bar-find = Find …
bar-find-in = Find in { $filter }
bar-reset-button = Reset
bar-copy-link = Copy link
bar-link = Link to this view
bar-share = { $n } of { $total }
bar-events = { $total ->
    [one] { $share } event
   *[other] { $share } events
}
bar-off-map = { $n } not on the map
bar-remove = Remove: { $filter }
bar-remove-all = Remove all
bar-unused = not used on this page
bar-unused-label = Not used on this page
