# Several things in a row: one, two and three.
list-next = { $first }, { $next }
list-last = { $first } and { $last }
