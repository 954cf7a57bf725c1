### What is selected, said as a caption.

# Names of the filters, in the bar and in the API.
selection-filter = { $filter ->
    [start] From
    [end] To
    [type] Type
    [group] Group
    [actor] Who took part
    [party] Who speaks
    [place] Place
    [status] Status
    [main_kind] What is said
    [dispute] Disputed
    [precision] Precision
    [evidence] Evidence
    [q] Words
    [bbox] Box
    [area] Area
   *[other] { $filter }
}
# Values of a filter, as they stand in a list of such phrases after the word "Events". $values are labels or names: a, b or c.
selection-values = { $filter ->
    [type] of the type { $values }
    [group] in { $values }
    [actor] with { $values } taking part
    [party] about which { $values } said something
    [place] at or about { $values }
    [status] with the status { $values }
    [main_kind] whose main proposition is a { $values }
    [dispute] of which is disputed: { $values }
    [precision] located to a { $values }
    [evidence] on evidence { $values }
   *[other] { $values }
}
selection-start = from { DATE($day) }
selection-end = until { DATE($day) }
selection-words = with the words “{ $words }”
# Numbers of degrees: west, south, east, north.
selection-box = inside the box { $degrees }
# The middle of an area, in degrees, and how wide and high it is.
selection-area = inside the area around { NUMBER($latitude, minimumFractionDigits: 1) }° { $northern ->
    [1] N
   *[0] S
} { NUMBER($longitude, minimumFractionDigits: 1) }° { $eastern ->
    [1] E
   *[0] W
}, { $wide } by { $high } km
selection-more-values = { $n } more

## Captions. $conditions is a list of the phrases above, with commas.

selection-share = { $shown } newest of { $n } events
selection-events = Events { $conditions }
selection-all = All events
selection-events-share = { $share } { $conditions }
selection-known = as known in these sources on { DATE($day) }
selection-known-late = as known in these sources on { DATE($day) }, with claims of unknown day counted from their event's day
selection-caption = { $events }, { $known }
selection-titled = { $title }: { $caption }
