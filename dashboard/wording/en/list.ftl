# Several things in a row: one, two and three.
list-next = { $first }, { $next }
list-last = { $first } and { $last }
# One of several things: one, two or three is said as one or two or three.
list-or = { $first } or { $next }
