### Charts to look at and to take along as pictures. Names of series and measures come from the data.

# What a chart is a picture of, after "Picture of".
chart-words = { $chart ->
    [timeline] the timeline
    [targets] targets against what came
    [estimates] these figures
    [coverage] coverage over time
   *[other] { $chart }
}
# What a parameter of a chart takes.
chart-parameter = { $parameter ->
    [picked] event:ID, which lights up
    [series] a series of something built; without it that with most steps
    [measure] a measure; without it that with most speakers
    [scope] one scope of the measure, PROPOSITION:UNIT; without it that with most speakers
   *[other] { $parameter }
}
chart-targets-title = { $series }: targets against what came
chart-coverage-title = Sources: coverage over time
chart-coverage-panel = { $what ->
    [claims] Claims, by the month from which they count
   *[sources] Sources, by the month of publication
}

## For a screen reader.

chart-estimates-spoken = { $figures ->
    [one] { $figures } figure
   *[other] { $figures } figures
} by { $speakers ->
    [one] { $speakers } speaker
   *[other] { $speakers } speakers
}; the table beside this chart says the same.
chart-targets-spoken = { $n ->
    [one] { $n } row: targets, when each was said, and what came; the table below says the same.
   *[other] { $n } rows: targets, when each was said, and what came; the table below says the same.
}

## Tooltips.

chart-by = By
chart-figure = Figure
chart-said = Said
chart-period = For
chart-target = Target
chart-verdict = Against what came
chart-day = Day
chart-as-known = as known on { DATE($day) }
chart-month = Month
chart-number = Number

## What cannot be drawn. $named is a code that was asked for, $codes are those that there are; $among says of which events.

chart-nothing-known = { $what ->
    [series] No series of something built is known by { DATE($day) }
    [named-series] No series { $named } of something built is known by { DATE($day) }
    [figure] No figure is known by { DATE($day) }
    [measure] No measure { $named } with a figure is known by { DATE($day) }
   *[scope] No scope { $named } of { $measure } is known by { DATE($day) }
}{ $among ->
    [selected] { " " }of the selected events
   *[all] { "" }
}{ $n ->
    [0] { "" }
   *[other] ; there are { $codes }
}.
chart-no-targets = No day was named in advance for any step of { $series } that is known by { DATE($day) }{ $among ->
    [selected] { " " }of the selected events
   *[all] { "" }
}.
chart-no-claims = No claim about the selected events is known by { DATE($day) }.
chart-not-drawn-in-time = { $seconds ->
    [one] The picture was not drawn within { $seconds } second; ask for fewer events.
   *[other] The picture was not drawn within { $seconds } seconds; ask for fewer events.
}
chart-drawing-ended = The picture could not be drawn: the process that draws it has ended; ask again.
chart-not-drawn = The picture could not be drawn: { $fault }
