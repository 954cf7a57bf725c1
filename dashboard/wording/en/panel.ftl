### The panel beside the map, the table of events and the key of the timeline, as scripts draw them.

panel = What happened and who says so
panel-close = Close
panel-place-page = All about this place
panel-begin = Or begin here
panel-loading = Loading what is said …
panel-failed = What is said of this could not be loaded ({ $fault }). { $again }
panel-again = Try again
panel-speaks-about = What is said there is about
panel-where = Where: { $places }
panel-nowhere = Where: not located
panel-place = { $place } ({ $role })
panel-who = Who: { $actors }
panel-event-page = { $link }: how its status came about, and what lies near
panel-event-page-link = This event on its own page

panel-table = Selected events
panel-table-head = { $code ->
    [date] Date
    [event] Event
    [status] Status
    [group] Group
    [places] Places
   *[evidence] Evidence
}
panel-table-newer = Newer
panel-table-older = Older
panel-table-rows = { $first } to { $last } of { $n }

panel-timeline = How to read the timeline
panel-timeline-ring = Ring:
panel-timeline-mark = Mark:
