### The vocabularies that the program computes with: of each code its label, and what it means. The dataset's own vocabularies have
### theirs in terms.csv. A code that a vocabulary does not have is said as it is.

## Statuses; what is on record by the kind of what is.

vocabulary-status = { $status ->
    [confirmed] Confirmed
    [corroborated] Corroborated
    [on_record] On record
    [act_on_record] Act on record
    [statement_on_record] Statement on record
    [self_reported] Self-reported
    [claimed] Claimed
    [coded] Coded
    [contested] Contested
    [denied] Denied
    [overdue] Overdue
    [planned] Planned
   *[other] { $status }
}
vocabulary-status-meaning = { $status ->
    [confirmed] said by a party that took part and by an independent one
    [corroborated] said by two independent parties; of those who took part these sources have no word on it by the day
    [on_record] published by its author, by nobody independent yet: it took place, or it was said; whether what was said is so is judged apart
    [act_on_record] it took place: published by its author, by nobody independent yet
    [statement_on_record] it was said, whoever reports it: published by its author; whether what was said is so is judged apart
    [self_reported] said by every participant that spoke, by nobody independent yet
    [claimed] said by one party, or only estimated
    [coded] coded from reports by a dataset, which is not rated here
    [contested] said by one party and denied by another
    [denied] only denied
    [overdue] the planned day is past and nobody says that it happened
    [planned] announced for a later day
   *[other] { $status }
}

## What of an event is disputed.

vocabulary-dispute = { $dispute ->
    [whole] The event itself
    [part] Something said of it
    [none] Nothing
   *[other] { $dispute }
}

## How exactly a place is known, and how a map draws it.

vocabulary-precision = { $precision ->
    [site] Site
    [settlement] Settlement
    [district] District
    [province] Province
    [country] Country
    [route] Route
   *[other] { $precision }
}
vocabulary-precision-meaning = { $precision ->
    [site] a surveyed or derived point
    [settlement] a town or city, the exact spot unknown
    [district] somewhere in a district or stretch of coast
    [province] somewhere in a province
    [country] somewhere in a country
    [route] along a line by land, sea or air
   *[other] { $precision }
}
vocabulary-precision-drawn = { $precision ->
    [site] drawn with a firm edge
    [settlement] drawn as a disc of the true radius
    [district] drawn as a disc of the true radius
    [province] drawn as a tinted area
    [country] counted at the map's edge, and not drawn on it
    [route] drawn as that line
   *[other] { $precision }
}
vocabulary-precision-seen = { $meaning }: { $drawn }

## How strong the evidence is.

vocabulary-evidence = { $evidence ->
    [unknown] not graded
   *[other] { $evidence }
}
vocabulary-evidence-meaning = { $evidence ->
    [A] read in two or more pages, in an official record, or in the full report of the body that did the counting
    [B] read in one page
    [C] only through a list, a headline or a machine-written digest
    [unknown] nobody has judged it: it counts as neither strong nor weak
   *[other] { $evidence }
}

## Stances. A dataset says nothing of its own: what it asserts, acknowledges or estimates is coded.

vocabulary-stance = { $stance ->
    [asserts] asserts
    [acknowledges] acknowledges
    [denies] denies
    [estimates] estimates
    [plans] plans
    [retracts] retracts
    [coded] coded
   *[other] { $stance }
}
vocabulary-stance-meaning = { $stance ->
    [asserts] says that it is so
    [acknowledges] admits that it is so, as one who took part
    [denies] says that it is not so
    [estimates] gives a number or a likelihood
    [plans] says that it is to happen
    [retracts] takes back what it said
    [coded] counted or described by a dataset, from reports
   *[other] { $stance }
}
vocabulary-claim = { $stance ->
    [asserts] { $claimant } asserts
    [acknowledges] { $claimant } acknowledges
    [denies] { $claimant } denies
    [estimates] { $claimant } estimates
    [plans] { $claimant } plans
    [retracts] { $claimant } retracts
    [coded] Coded by { $claimant }
   *[other] { $claimant }: { $stance }
}

## A party without a word on a sentence.

vocabulary-silence = { $silence ->
    [silent] silent
    [unsearched] not searched
   *[other] { $silence }
}
vocabulary-silence-meaning = { $silence ->
    [silent] speaks about this topic in these sources by the day, though not about this sentence
    [unsearched] nothing said by the party on this topic stands in these sources by the day, so that its silence says nothing
   *[other] { $silence }
}

## What the day of a claim rests on.

vocabulary-day-basis = { $basis ->
    [stated] stated
    [event_day] event day
    [publication] publication
    [no_later_than] known by this day at the latest
   *[other] { $basis }
}
vocabulary-day-basis-meaning = { $basis ->
    [stated] the day is stated in a source
    [event_day] a participant's own public act, on the day of the event
    [publication] the day of the earliest publication at hand
    [no_later_than] only a later source is at hand; it may have been known before
   *[other] { $basis }
}

## How far a source was read.

vocabulary-access = { $access ->
    [full] read in full
    [excerpt] excerpt read
    [not_opened] not opened
   *[other] { $access }
}
vocabulary-access-meaning = { $access ->
    [full] the whole text was read
    [excerpt] an excerpt of a stored page was read, often not the entire text
    [not_opened] seen as a citation in another document, itself not opened
   *[other] { $access }
}

## Kinds of propositions, and what a place or an actor is to an event.

vocabulary-proposition-kind = { $kind ->
    [act] public act
    [statement] statement
    [fact] matter of fact
    [number] number
   *[other] { $kind }
}
vocabulary-place-role = { $role ->
    [site] where it happened
    [subject] what it is about
    [announcement] where it was said
    [from] where a movement began
    [to] where a movement ended
   *[other] { $role }
}
vocabulary-actor-role = { $role ->
    [acting] took part
    [affected] was acted upon
    [announcing] made it known
   *[other] { $role }
}

## Groups of events that have no colour of their own, drawn and counted as one.

vocabulary-other-groups = Other
vocabulary-other-groups-meaning = groups without a colour of their own
