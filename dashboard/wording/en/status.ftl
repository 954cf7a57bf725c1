### Why a proposition has its status. Names of parties stand alone, as the data give them: no message may decline one.
### A message of a reason is a sentence or more of its own; beside a chip it stands without the label.

status-sentence = { $label }. { $reason }

## A party and the day on which it said so.

party-said = { $party } ({ DATE($day) })
party-said-by = { $party } (known by { DATE($day) } at the latest)

## The last of a list that names no more of them.

list-more = { $n } more

## What parties say, for a list of them.

says-so = { $n ->
    [one] { $parties } says so
   *[other] { $parties } say so
}
estimates-it = { $n ->
    [one] { $parties } estimates it
   *[other] { $parties } estimate it
}
denies-it = { $n ->
    [one] { $parties } denies it
   *[other] { $parties } deny it
}
took-it-back = { $parties } took it back

## Reasons, by status.

reason-contested = { $asserted }; { $denied }.
reason-contested-coded = Coded by { $coded }; { $denied }.
reason-contested-coded-too = { $asserted }; coded by { $coded }; { $denied }.
reason-confirmed = Said by { $inside }, who took part, and independently by { $outside }.
reason-corroborated = Said by { $outside }, independently of each other.
reason-unheard = These sources hold no word of { $parties } on it by this day.
reason-weak = All of it is on weak evidence (C).
reason-statement-published = Published by { $inside }.
reason-statement-reported = Published by { $inside }, reported by { $outside }.
reason-statement-apart = Whether what was said is so is judged apart.
reason-published = Published by { $inside }; by nobody independent so far.
reason-published-related = Published by { $inside }, and by { $outside }, not independent of them; by nobody independent so far.
reason-self-reported = Said by { $inside }, who took part; by nobody independent so far.
reason-self-reported-related = Said by { $inside }, who took part, and by { $outside }, not independent of them; by nobody independent so far.
reason-claimed = Said by { $parties }; not confirmed by anybody else.
reason-estimated = Only estimated, by { $parties }.
reason-coded = Coded by { $parties } from reports, and not rated here.
reason-coded-too = Coded by { $parties }.
reason-denied = { $denied }; nobody says so.
reason-planned = { $targets }.
reason-planned-missed = { $targets }. An earlier target has passed: { $missed }.
reason-overdue = { $targets }; that is past, and nobody says that it happened.
reason-overdue-beside = { $n ->
    [one] Beside it stands { $targets }.
   *[other] Beside it stand { $targets }.
}
reason-undated-denial = A denial by { $parties } is known from { DATE($day) } at the latest, and may be older than this day.

## What was planned, and who announced it.

target = { $target }, announced by { $party }
target-part = { $target } ({ $part })
