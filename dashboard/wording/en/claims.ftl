### The page of claims: who says what as a matrix, and what opens beside it. Statements, parties, topics and numbers come from the data.

claims-heading = Claims
claims-none = Nothing is said of the selected events in these sources by the day. Widen the selection, or take a later day.
# $what is coded where datasets alone coded the events.
claims-lead = { $what ->
    [coded] { $n ->
        [one] Who coded what of { $n } proposition about the selected events: each row a checkable sentence, each column a party.
       *[other] Who coded what of { $n } propositions about the selected events: each row a checkable sentence, each column a party.
    }
   *[said] { $n ->
        [one] Who says what of { $n } proposition about the selected events: each row a checkable sentence, each column a party.
       *[other] Who says what of { $n } propositions about the selected events: each row a checkable sentence, each column a party.
    }
}

## What of it is shown.

claims-topics = Topic
claims-all-topics = All topics { $n }
claims-topic = { $topic } { $n }
claims-rows = Rows
claims-overview = Overview
claims-first = First { $n }
claims-contested-only = Contested only { $n }
claims-all = All { $n }
claims-nothing-so = Nothing here is contested, or on this topic, by the day.
claims-all-on-topic = all { $n } on { $topic }
claims-some-of = { $shown } of { $n }
claims-number = { $n }

## The matrix and how to read it.

claims-caption = Propositions by parties: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $parties ->
    [one] { $parties } party
   *[other] { $parties } parties
}
claims-how-to-read = How to read this table
claims-term = { $term }: { $meaning }
claims-derivation = Every cell, the silent ones too, is derived from the claims in this dataset that count by the day, and from nothing else: it says what stands in these sources, not what a party thinks. A member of a joint body is silent here where only the body spoke. Of a stance the day is the one since when the party says so; of a number or a plan it is the day of the newest. Where a party changed its word, or gave other numbers before, the cell says so. Weak evidence (C) has a dashed frame. Contested sentences come first, then each topic by how sure it is and by what was last spoken about. The overview keeps of each topic the three sentences that most parties speak about.

## A cell. $claim says who takes which stance: Norland denies. Days and numbers are in words.

claims-cell-silent = { $party }: { $silence }
claims-cell = { $claim }, { $day }
claims-cell-number = { $claim } { $what }, { $day }
claims-cell-plan = { $claim } for { $target }, { $day }
claims-known-by = known by { $day } at the latest
claims-by = by { $day }
claims-again = again { $day }
claims-also = also { $numbers }
claims-before = { $stance ->
    [asserts] said so before
    [acknowledges] admitted it before
    [denies] denied it before
    [retracts] took it back before
   *[other] before: { $earlier }
}
claims-before-last = before { $number }
claims-beside = beside that { $stances }
claims-weak = weak evidence

## Beside the matrix while nothing is picked.

claims-picked = What is picked
claims-pick = Pick a cell
claims-pick-how = Its claims, their day, wording, origin and sources open here; the places that they are about light up on the map.
# $status is a chip.
claims-contested-on-the-day = { $status } on the day:
claims-keyboard = By keyboard: arrow keys, Home and End move, Enter opens.

## A cell that is open beside it.

claims-close = Close
claims-unknown = Not known yet
claims-unknown-by = Nothing was said of { $proposition } by { DATE($day) }.
claims-about = { $topic } ·
claims-other-parties = The other parties
claims-each-party = What each party says
claims-silence = { $silence ->
    [silent] { $party }: { $label }. It { $meaning }.
   *[other] { $party }: { $label }. { CAPITAL($meaning) }.
}
claims-sits-in = It sits in { $bodies }, which has a word on this sentence of its own.
claims-event = Event
claims-lit = Lit on the map
claims-claims = Claims
claims-silent = Silent
claims-and-more = { $names } and { $n } more
