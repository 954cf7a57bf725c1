### Something built as a life cycle: its steps by stage, its targets against what came, numbers that differ, and where it is.
### Names of series, goals, stages and places come from the data. Targets, verdicts and outcomes are in words of target.ftl.

crossing-heading = Crossing
# $what is series where the reader asked for one.
crossing-none = { $what ->
    [series] No step of this series was known in these sources by { DATE($day) }.
   *[any] Nothing built in stages was known in these sources by { DATE($day) }.
}
crossing-none-selected = { $what ->
    [series] No step of this series known in these sources by { DATE($day) } is among the selected events.
   *[any] Nothing built in stages known in these sources by { DATE($day) } is among the selected events.
}
crossing-show-all = Show all that is known
crossing-steps = { $n ->
    [one] { $n } step known in these sources by { DATE($day) }.
   *[other] { $n } steps known in these sources by { DATE($day) }.
}
crossing-steps-selected = { $n ->
    [one] { $n } step known in these sources by { DATE($day) }, of the selected events.
   *[other] { $n } steps known in these sources by { DATE($day) }, of the selected events.
}

## Where the first goal stands.

crossing-goal = { $goal }.
crossing-goal-overdue = { $goal }: { $verdict }.
crossing-goal-came = { $goal }: { $outcome }. Against its most exact target, { $target }: { $verdict }.

## The chart of targets, and the table of those of one goal.

crossing-targets = Targets against what came
crossing-no-targets = No day was named for any of these steps in advance, as far as these sources tell.
crossing-chart-note = A bar is what was planned, a circle the day on which it was said, a diamond what came. Hollow bars are for a part of the whole, broken ones are forecasts by others, which make nothing overdue; the broken upright is the day of knowledge. A slip counts from the last day of a target to the first of what came.
crossing-outcome = { CAPITAL($outcome) }.
crossing-said-by = Said by { $claimants }.
# $step is a link, of the words crossing-its-step or of an event's title.
crossing-who-says-of = Who says what: { $step }
crossing-its-step = its step
crossing-targets-caption = Targets for { $goal }, in the order in which they were said
crossing-target-head = Target
crossing-target-said = Said
crossing-target-by = By
crossing-target-verdict = Against what came
crossing-target-before = Against the target before
crossing-target-claim = Claim
crossing-forecast = forecast

## The steps, stage by stage.

crossing-stages = Stages
crossing-stage-strip = Stages in the order in which they began
crossing-stages-note = In the order in which they began. A step that was only planned by this day stands at its target.
crossing-steps-caption = The steps of { $series }, stage by stage
crossing-step-head = Step
crossing-step-planned = Planned
crossing-step-came = What came, and how sure that is
crossing-stage-of-step = { $stage }:
crossing-only-forecast = only forecast
crossing-several-targets = { $n ->
    [one] { $n } target, the first { $first }, the last { $last }
   *[other] { $n } targets, the first { $first }, the last { $last }
}
crossing-named-here = named here: { $targets }
crossing-nothing-yet = nothing yet
crossing-came = { $when }, { $verdict }
crossing-came-against = { $when }, { $verdict } against { $target }

## Numbers.

crossing-numbers = Numbers that differ
crossing-numbers-alike = No two claims of these steps give different numbers for the same thing.
crossing-single-numbers = { $n ->
    [one] { $n } more with one number
   *[other] { $n } more with one number each
}
crossing-who-says = Who says what.
crossing-scope = { CAPITAL($scope) }.
crossing-number-by = Claimed by
crossing-number-head = Number, when it was said, and for when
# When a number was said, and for when it is.
crossing-said-for = { $said }; { $period }

## Places. $place is what a place is, $precision how exactly it is known, $of says whether it is of the series.

crossing-where = Where it is
crossing-map-note = Lines are schematic. A line’s colour says how sure its opening is; one that is only planned is broken. A dashed circle is how exactly a place is known.
crossing-place = { $place }; { SMALL($precision) }{ $of ->
    [own] { "" }
   *[beside] ; stands beside, of another series
}
crossing-place-within = { $place }; { SMALL($precision) } to within { $km } km{ $of ->
    [own] { "" }
   *[beside] ; stands beside, of another series
}
crossing-none-on-map = None of its places has a point on the map.
crossing-off-map = Not on this map, since they are far off or have no point: { $places }.

## How much is known of a stage.

crossing-stage-steps = { $n ->
    [one] { $n } step
   *[other] { $n } steps
}
crossing-stage-no-step = nothing yet
# Of events of a series that belong to no stage of it.
crossing-no-stage = Of no stage
