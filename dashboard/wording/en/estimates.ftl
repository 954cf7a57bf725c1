### Figures of one measure side by side. Measures, statements, scopes, speakers come from the data; figures and numbers are in words.

estimates-heading = Estimates
estimates-none = No figure was known by { DATE($day) }.
estimates-none-selected = No figure of the selected events was known by { DATE($day) }.
estimates-none-of-it = No figure for it was known by { DATE($day) }.
estimates-none-of-it-selected = No figure of the selected events for it was known by { DATE($day) }.
estimates-show-all = Show those of all events
estimates-known = { $n ->
    [one] { $n } figure for { $measures ->
        [one] { $measures } measure
       *[other] { $measures } measures
    } was known by { DATE($day) }.
   *[other] { $n } figures for { $measures ->
        [one] { $measures } measure
       *[other] { $measures } measures
    } were known by { DATE($day) }.
}
estimates-known-selected = { $n ->
    [one] { $n } figure of the selected events for { $measures ->
        [one] { $measures } measure
       *[other] { $measures } measures
    } was known by { DATE($day) }.
   *[other] { $n } figures of the selected events for { $measures ->
        [one] { $measures } measure
       *[other] { $measures } measures
    } were known by { DATE($day) }.
}
estimates-apart = Each question stands for itself: figures of two measures or of two scopes never share a line, and nothing is added up.

## The measures to choose from, and the one shown.

estimates-rare-measures = Measures with one figure: { $n }
estimates-all-measures = All { $n } measures
estimates-measure-figures = { $measure } { $figures }
estimates-measure-unknown = { $measure }: nothing known yet
estimates-measure = { $measure }: { $figures ->
    [one] one figure
   *[other] { $figures } figures
} by { $speakers ->
    [one] one speaker
   *[other] { $speakers } speakers
}{ $scopes ->
    [one] { "" }
   *[other] , { $scopes } scopes that are kept apart
}
estimates-scope = Scope: { $scope }
estimates-no-scope = No scope is stated.
estimates-further = { $n ->
    [one] { $n } more scope with fewer speakers
   *[other] { $n } more scopes with fewer speakers
}
estimates-not-to-be-added = Not to be added: these count some of the same people or things, or others for a scope of their own.
estimates-related = { $measure }: { $figures }
estimates-how-to-read = How to read this page
estimates-chart-note = A mark is the number that was given, at the day from which it counts; a bar runs from its low to its high end. An arrow says that an end was left open, as in “more than 600”. Dotted lines join one speaker’s figures for one question. Paler marks are earlier figures of a speaker who gave a later one. A hollow mark is a figure that only a later source carries: it stands at the day of the event at which it was given, with a dotted tail to the day by which it was known; where no such day is at hand it stands at the latter, with a short tail to the left. Colour and shape both tell who speaks.

## What the figures of a scope come to, without choosing a side. $others says why there is only one: none gives another, or they took theirs back.

estimates-all-taken-back = Every figure given for this was taken back by the party that gave it.
estimates-one-figure = { $others ->
    [none] One figure: { $figure }, by { $speaker }. Nobody else in these sources gives one.
   *[took-back] One figure: { $figure }, by { $speaker }. The others took theirs back.
}
estimates-latest-figure = { $others ->
    [none] The latest figure, after earlier ones: { $figure }, by { $speaker }. Nobody else in these sources gives one.
   *[took-back] The latest figure, after earlier ones: { $figure }, by { $speaker }. The others took theirs back.
}
estimates-one-speaker = Only { $speaker } gives figures for this: { $figures }. They are no second voice for one another, and are not added.
estimates-same = All give the same: { $number } ({ $speakers }).
estimates-lowest = lowest named: { $number }, by { $speakers }
estimates-no-lowest = no lowest number is named
estimates-highest = highest named: { $number }, by { $speakers }
estimates-no-highest = no highest number is named
estimates-range = { CAPITAL($lowest) }; { $highest }.
estimates-range-of-latest = Of each one’s latest: { $lowest }; { $highest }.
estimates-replaced = Replaced by later ones: { $figures }.
estimates-figure-of = { $figure } ({ $speaker })
estimates-open-above = No upper end from { $speakers }: “at least” says no more than that.
estimates-open-below = No lower end from { $speakers }: “up to” is a ceiling.
estimates-fit = All of them fit together.
estimates-fit-shared = All of them fit together; what they share is { $shared }.
estimates-all-apart = No two of them overlap, taken as they stand.
estimates-meeting = Overlapping: { $pairs }.
estimates-not-meeting = Not overlapping, taken as they stand: { $pairs }.
# $change says how what is measured goes with time: nothing where that is not known.
estimates-of-different-days = { $change ->
    [total] Of different days, while a total grows, so neither for nor against each other: { $pairs }.
    [level] Of different days, while it may change, so neither for nor against each other: { $pairs }.
   *[unknown] Of different days, so neither for nor against each other: { $pairs }.
}
estimates-more-pairs = { $n ->
    [one] and { $n } more pair
   *[other] and { $n } more pairs
}
estimates-days = They are of different days, { DATE($first) } to { DATE($last) }: what is counted may have changed between them.
estimates-not-added = They are not added: each is an answer of its own to the same question.

## Who denies what was said with a figure. $claims are several estimates-denial.

estimates-denied = Said with it: “{ $statement }”; denied by { $claims }.
estimates-denial = { $speaker }, { $said } { $claim }

## The figures as a table.

estimates-figures = Figures for: { $statement }
estimates-figure-by = By
estimates-figure = Figure
estimates-figure-said = Said
estimates-figure-for = For
estimates-figure-claim = Claim
estimates-stance = ({ $stance })
estimates-earlier = earlier figure
estimates-at-latest = at the latest
estimates-at-latest-placed = at the latest; placed at { DATE($day) }

# The standing figures of another measure; $figures are in words.
estimates-related-by = { $figures }, by { $speaker }
estimates-related-many = { $n ->
    [one] { $n } figure
   *[other] { $n } figures
} by { $speakers ->
    [one] { $speakers } speaker
   *[other] { $speakers } speakers
}
