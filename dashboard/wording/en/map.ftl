### The map: its symbols, layers and controls, what it plays and what is drawn on it.

## Symbols. What is named is a place; several that share a symbol have the name of the first.

map-places-nearby = { $place } and { $n } nearby
map-places-at-point = { $place } and { $n } more at this point

## Play: a window that moves over time.

map-play-until = Up to { DATE($day) }
