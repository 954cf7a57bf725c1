### The page of an event, and of a claim. Titles, names and sentences of claims come from the data.

event-when = { CAPITAL($when) }
event-report-day = (the day of the report)
event-who = Who
# $role says what an actor did: took part, to take part.
event-actor-role = ({ $role })
event-series-head = Series
event-remarks = Remarks
event-where = Where
event-not-located = Not located.
event-places = Places of this event
event-place-head = Place
event-place-role = What it is to the event
event-place-precision = How exactly known
event-of-claim = Part of { $event }

## Who says what of it.

event-said = What is said of it, and by whom
event-coded = What was coded, and by whom
event-who-says = Who says what
event-who-coded = Who coded what
event-elsewhere = What was said there of other events
event-spoken-of = Of { $event }

## How a status came about. $status is a sentence or more, $lag a number of days in words.

event-path = How its status came about
event-path-step = { $day }: { $status }
event-path-later-step = { $lag } later, { $day }: { $status }
event-path-by = By { $claims }

## All claims in the order in which they were made.

event-chronicle = In the order in which it was said
event-chronicle-caption = Claims in time order
event-chronicle-said = Said
event-chronicle-by = By
event-chronicle-of = Of
event-chronicle-what = What
event-chronicle-claim = { $stance }: { $wording }

## The series that it is a step of.

event-series = { $series }.
event-series-stage = { $series }: { $stage }.
event-step-before = Step before: { $event }.
event-step-after = Step after: { $event }.
event-no-later-step = No later step is known by this day.

## What stands beside it.

event-beside = Beside it
event-in-time = In time
event-in-space = In space
event-this = (this event)
event-near = { $distance }: { $place }
event-none-near = None: this event, or every other one, has no point known more closely than a province.
event-previous = Previous event: { $event }
event-next = Next event: { $event }
