### Sources: who is heard, what rests on little, and what was read. Names and titles come from the data.

sources-heading = Sources
sources-none = No claim about the selected events was known by { DATE($day) }.
# $read is part where not all of a large dataset was read for the page.
sources-heard = Of { $n ->
    [one] { $n } claim
   *[other] { $n } claims
} known by { DATE($day) }{ $read ->
    [part] { " " }and read here
   *[whole] { "" }
}, { $top ->
    [one] { $top } is
   *[other] { $top } are
} by { $first } or { $second }; { $near ->
    [one] { $near } is
   *[other] { $near } are
} by a party that took part in what it speaks of.
sources-heard-one = Of { $n ->
    [one] { $n } claim
   *[other] { $n } claims
} known by { DATE($day) }{ $read ->
    [part] { " " }and read here
   *[whole] { "" }
}, { $top ->
    [one] { $top } is
   *[other] { $top } are
} by { $party }; { $near ->
    [one] { $near } is
   *[other] { $near } are
} by a party that took part in what it speaks of.
sources-thinness = Only one party speaks on { $alone } of { $of ->
    [one] { $of } proposition
   *[other] { $of } propositions
}; one origin is all there is for { $origin }. No source was read in full for { $excerpt }, and of { $unopened ->
    [one] { $unopened } claim
   *[other] { $unopened } claims
} no source was ever opened.

## How much rests on little. $about says what is counted: claims or propositions.

sources-little = How much rests on little
sources-numbers-open = Each number opens its list.
sources-share-head = Resting on
sources-share-number = How many
sources-share-meaning = What that means
sources-share = { $n } of { $about ->
    [claims] { $of ->
        [one] { $of } claim
       *[other] { $of } claims
    }
   *[propositions] { $of ->
        [one] { $of } proposition
       *[other] { $of } propositions
    }
} ({ NUMBER($share, style: "percent") })
sources-share-of-none = { $n } of { $about ->
    [claims] { $of } claims
   *[propositions] { $of } propositions
} (none)
sources-opened-list = { $title }: { $about ->
    [claims] { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    }
   *[propositions] { $n ->
        [one] { $n } proposition
       *[other] { $n } propositions
    }
}
sources-close-list = Close the list
sources-not-listed = { $n ->
    [one] { $n } more is not listed; narrow the selection.
   *[other] { $n } more are not listed; narrow the selection.
}
sources-claim-head = Claim
sources-wording-head = What is said
sources-claimant-head = By
sources-day-head = Day
sources-proposition-head = Proposition
sources-status-head = Status
sources-code-head = Code

## Claims by party, stance and publisher.

sources-who-is-heard = Who is heard
sources-who-coded = Who coded it
sources-by-party = Claims by party
sources-party-head = Party
sources-claims-head = Claims
sources-alone-head = Where nobody else speaks
sources-party-claims = { $of ->
    [one] { $n } of { $of } claim
   *[other] { $n } of { $of } claims
}
sources-party-alone = { $of ->
    [one] only voice on { $n } of { $of } proposition
   *[other] only voice on { $n } of { $of } propositions
}
sources-by-stance = Claims by stance
sources-stance-head = Stance
sources-who-published = Who published
sources-none-published = No source of these claims was published by this day.
sources-by-publisher = Claims by publisher of their sources
sources-more-publishers = { $n ->
    [one] { $n } more publisher
   *[other] { $n } more publishers
}
sources-more-publishers-caption = More publishers
sources-publisher-head = Publisher
sources-publisher-unknown = publisher not known
sources-carried-head = Claims carried
sources-carried = { $claims ->
    [one] { $claims } claim
   *[other] { $claims } claims
} in { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
}
sources-carried-by-two = A claim that two publishers carry counts with both.

## Coverage over time.

sources-coverage = Coverage over time
sources-not-drawn = Not drawn: { $claims ->
    [one] { $claims } claim
   *[other] { $claims } claims
} and { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
} from before { DATE($day) }.
sources-thin = After { DATE($day) } these data rest on few files: the shaded months say little.

## The sources as a list.

sources-listed = The sources themselves
sources-listed-caption = Sources, most used first
sources-all-ways = all { $n }
# $way says how far a source was read.
sources-way = { $way } { $n }
sources-head = Source
sources-published-head = Published
sources-read-head = How far read
sources-address-head = Address
sources-open = open
sources-without-address = none
sources-not-seen = (not seen)
sources-not-known = not known

## What rests on little, and titles of the lists behind numbers.

sources-little-label = { $share ->
    [one-party] Only one party speaks
    [one-origin] One origin only
    [weak] Evidence C only
    [excerpt] Excerpts at best
    [not-opened] No source was opened
    [not-seen] No address was seen
    [no-source] No source of that day
    [late] Day not known
   *[other] { $share }
}
sources-little-meaning = { $share ->
    [one-party] a joint body counts as one party
    [one-origin] one briefing, statement or document
    [weak] a list, a headline or a digest
    [excerpt] no source of it was read in full
    [not-seen] the address is missing or was inferred
    [no-source] known only through a later source
    [late] known by some day at the latest
   *[other] { $share }
}
sources-claims-of = Claims of { $party }
sources-only-voice = Only { $party } speaks
sources-claims-by-stance = Claims by stance: { $stance }

## How well a dataset is covered, a line each; numbers stand one below the other.

sources-covered = { $n } of { $of } { $share }  { $what ->
    [claimed] propositions with a claim
    [parties] propositions with two or more parties
    [denied] propositions with a denial
    [stated] propositions with stated dates only (or a participant's own act on the day)
    [weak] propositions on C evidence only
    [unopened] propositions with only sources that were not opened
    [late] claims known only by a later day at the latest
    [located] events with a place on the map
   *[other] { $what }
}
