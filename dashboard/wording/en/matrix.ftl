### The matrix of claims: propositions against parties. Names of parties stand alone.

matrix-caption = { $caption }. Arrow keys move, Enter opens.
matrix-proposition = Proposition
matrix-signs = Signs
matrix-back = ↑ Back to the list
matrix-silence = { $party }: { $silence }
matrix-silent = Silent: { $parties }
matrix-unsearched = { $n ->
    [one] Not searched: { $n } party
   *[other] Not searched: { $n } parties
}
