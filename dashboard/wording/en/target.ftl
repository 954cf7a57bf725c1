### Targets against what came.

## How a target compares.

target-of-a-part = not compared: it is for the { $part }
target-not-compared = not compared
target-unknown-day = its day is not known
target-met = { $days ->
    [one] on the day
   *[other] within it
}
target-early = { $days ->
    [one] 1 day early
   *[other] { $days } days early
}
target-early-about = { $days ->
    [one] about 1 day early
   *[other] about { $days } days early
}
target-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
target-late-about = { $days ->
    [one] about 1 day late
   *[other] about { $days } days late
}
target-late-at-least = { $days ->
    [one] at least 1 day late
   *[other] at least { $days } days late
}
target-overdue = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
}
target-passed = { $days ->
    [one] passed 1 day ago
   *[other] passed { $days } days ago
}
target-ahead = { $days ->
    [one] 1 day ahead
   *[other] { $days } days ahead
}
target-open = { $days ->
    [one] open for 1 day more
   *[other] open for { $days } days more
}
target-ends-today = ends on this day

## What a target did to the one before it. Another target is in words.

target-vaguer = vaguer: { $other } stood on
target-beside = named beside { $other }
target-after-another-part = after { $other }, which was for another part
target-moved-not = no later than { $other }
target-moved-later = { $days ->
    [one] 1 day later than { $other }
   *[other] { $days } days later than { $other }
}
target-moved-earlier = { $days ->
    [one] 1 day earlier than { $other }
   *[other] { $days } days earlier than { $other }
}

## Days of targets, and on which day they were said.

target-day = { DATE($day) }
target-day-of-part = { DATE($day) } ({ $part })
target-forecast = { $target }, forecast
target-said = { $target }, said { $when }

## What came of a goal.

outcome-nothing = not by { $day }
outcome-contested = said to have come, and denied, { $when }
outcome-contested-unknown-day = said to have come, and denied, on a day not known
outcome-claimed = said to have come { $when }
outcome-claimed-unknown-day = said to have come, on a day not known
outcome-came = came { $when }
outcome-came-unknown-day = came on a day not known
