### Movements as lines on a map and as a table. Their kinds, places and days are in words of the data.

flows-heading = Flows
flows-none = No selected event known by { DATE($day) } tells of a movement between two places.
# Stands strong in flows-lead.
flows-count = { $n ->
    [one] { $n } movement with a place of departure and one of arrival
   *[other] { $n } movements with a place of departure and one of arrival
}
# $kinds name each kind with how many there are of it.
flows-lead = { $count }, as known in these sources on { DATE($day) }: { $kinds }.
flows-kind = { SMALL($kind) } { $n }
flows-note = A curve joins two places and shows no path; only where the data hold a line for the way is that line drawn, and it is schematic too. What is only known to have come from a country begins at the country’s name. The status is that of the sentence beside it, which says that the movement took place; its event may say more, or less.

## While nothing is picked.

flows-pick = Pick a movement
flows-pick-how = Click a line on the map or a row of the table: who says that it took place, who denies it, and since when.
flows-pick-arrows = The arrow points to where it went. The edge of a line says how sure the movement is, not how sure its path is.

## The table.

flows-table = Movements as a table
flows-table-caption = The movements, newest first; a button picks the event of one and shows its claims
flows-head-movement = Movement
flows-head-way = From → to, and when
flows-head-by = By
flows-head-status = Status of the movement
flows-head-kind = Kind
flows-picked = (picked)
flows-reported = , { $reported }
flows-by-not-stated = not stated

## What is not drawn, and why.

flows-left-out = Not drawn
flows-without-coordinates = no coordinates at both ends
flows-stopped = a service that stopped, so no movement
flows-no-end = where it ended is not stated, only from { $places }
flows-no-start = where it began is not stated, only to { $places }
flows-no-ends = where it began and ended is not stated
flows-no-ends-at = where it began and ended is not stated, only that it was at { $places }
# $event is a link.
flows-event = { $event }: { $why }
flows-movement = { $event }: { $statement } { $when }: { $why }
flows-when = ({ $when })
