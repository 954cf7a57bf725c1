### The timeline, and the ticks of every axis of days. Titles of events come from the data.

timeline-spoken = Timeline of events in lanes by group, under a histogram of how many there were. { $axis } Each event is named with its date and status; the table of events holds the same.
# $earlier and $later are years; n_earlier and n_later how many of them.
timeline-axis = The axis runs from { DATE($first) } to { DATE($last) }{ $n_earlier ->
    [0] { "" }
   *[other] ; earlier events, not to scale, from { $earlier }
}{ $n_later ->
    [0] { "" }
   *[other] ; later events, not to scale, from { $later }
}.

## Ticks, in few letters.

timeline-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
timeline-month-of-year = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
timeline-day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
timeline-day-of-year = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }

## An event: its words for a screen reader, and its tooltip.

timeline-event = { $title }, { $when }, { $status }
timeline-tip-when = When
timeline-tip-status = Status
timeline-tip-type = Type
timeline-tip-evidence = Evidence
timeline-planned = { DATE($day) }, planned
timeline-status-in-part = { $status }, contested in part
timeline-evidence = { $code }: { $words }

## What a mark shows besides its group and status.

timeline-mark = { $mark ->
    [soft] pale halo or ends: the day is not certain
    [weak] pale: weak evidence (C)
   *[contested] contested, if only in part
}

## Lines and notes on the axis.

timeline-as-known = As known on { DATE($day) }
timeline-as-known-today = As known today, { DATE($day) }
timeline-today = Today, { DATE($day) }
timeline-thin = few sources after { DATE($day) }
timeline-earlier = earlier, not to scale
timeline-later = later, not to scale

## The histogram. $most is the highest of its counts, 0 where there is none.

timeline-bars = { $unit ->
    [day] Events a day
    [week] Events a week
    [month] Events a month
    [quarter] Events a quarter
    [year] Events a year
    [decade] Events a decade
   *[century] Events a century
}{ $most ->
    [0] { "" }
   *[other] , up to { $most }
}
timeline-hint = drag across the bars to choose a window, click beside it to clear
timeline-hint-short = drag to choose a window

## What is not drawn one by one.

timeline-not-all-drawn = { $n ->
    [one] { $drawn } of { $n } selected event is drawn one by one, as many as have room; the bars count each on its first day.
   *[other] { $drawn } of { $n } selected events are drawn one by one, as many as have room; the bars count each on its first day.
}
timeline-newest-drawn = { $n ->
    [one] { $drawn } of { $n } selected event is drawn one by one, of the { $newest } newest as many as have room; the bars count each on its first day.
   *[other] { $drawn } of { $n } selected events are drawn one by one, of the { $newest } newest as many as have room; the bars count each on its first day.
}
timeline-beside-not-drawn = { $n ->
    [one] { $n } more beside the window is not drawn.
   *[other] { $n } more beside the window are not drawn.
}
