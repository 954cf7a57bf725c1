### What is wrong in the files of a dataset, in one line a problem; `tumen validate` prints them.

# $where is file:line:column, $value stands in quotes, $words says what is wrong with it.
problem = { $where }: { $words }
problem-of-value = { $where }: { $value } { $words }
# One thing after another, in one line.
problem-and = { $first }; { $next }
# Texts of the schema that are no messages yet.
problem-words = { $words }

## Where else the same is wrong

problem-same = { $n ->
    [one] the same in { $n } more row ({ $lines })
   *[other] the same in { $n } more rows ({ $lines })
}
problem-alike = { $n ->
    [one] and other values so in { $n } more row ({ $lines })
   *[other] and other values so in { $n } more rows ({ $lines })
}
problem-lines-from-to = lines { $first } to { $last }
problem-lines-some = lines { $lines } and others
problem-lines = { $n ->
    [one] line { $lines }
   *[other] lines { $lines }
}

## What is left out because of it; $files has how many rows of which files, as in claims.csv 3, events.csv 1

problem-rows-lost = { $n ->
    [one] the row is left out
   *[other] { $n } rows are left out
}
problem-rows-lost-with = { $n ->
    [one] { $rows ->
        [one] the row is left out, and with it { $rows } row that refers to it ({ $files })
       *[other] the row is left out, and with it { $rows } rows that refer to it ({ $files })
    }
   *[other] { $rows ->
        [one] { $n } rows are left out, and with them { $rows } row that refers to it ({ $files })
       *[other] { $n } rows are left out, and with them { $rows } rows that refer to it ({ $files })
    }
}
problem-others-lost = { $rows ->
    [one] with it { $rows } row that refers to it ({ $files }), left out
   *[other] with it { $rows } rows that refer to it ({ $files }), left out
}
problem-values-unused = { $n ->
    [one] not used either: { $n } value that refers to it ({ $files })
   *[other] not used either: { $n } values that refer to it ({ $files })
}
problem-lost = { $n ->
    [one] { $rows ->
        [0] { $n } problem in its files; no row is left out
        [one] { $n } problem in its files; { $rows } row is left out
       *[other] { $n } problem in its files; { $rows } rows are left out
    }
   *[other] { $rows ->
        [0] { $n } problems in its files; no row is left out
        [one] { $n } problems in its files; { $rows } row is left out
       *[other] { $n } problems in its files; { $rows } rows are left out
    }
}

## What becomes of a bad value

problem-value-unused = the value is not used
problem-values-unused-together = the value is not used, nor the { $column } that goes with it
problem-row-needs-it = without it the row cannot stand: { $why }
