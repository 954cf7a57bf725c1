### Records as other pages mention them, and pages of a record that have nothing to show.

## A page without its record. $kind is one of claim, event, place, source.

record-heading = { $kind ->
    [claim] Claim
    [event] Event
    [place] Place
    [source] Source
   *[other] { $kind }
}
record-not-known = { $kind ->
    [claim] No claim { $id } was known by { DATE($day) }.
    [event] No event { $id } was known by { DATE($day) }.
    [place] No place { $id } was known by { DATE($day) }.
    [source] No source { $id } was known by { DATE($day) }.
   *[other] { $id } was not known by { DATE($day) }.
}
# $problem is a sentence of link.ftl.
record-left-out = There is nothing to show: { $problem }
record-not-named = { $kind ->
    [claim] Name the claim in the link.
    [event] Name the event in the link.
    [place] Name the place in the link.
    [source] Name the source in the link.
   *[other] Name the { $kind } in the link.
}
record-not-named-such-as = { $kind ->
    [claim] Name the claim in the link, such as id={ $example }.
    [event] Name the event in the link, such as id={ $example }.
    [place] Name the place in the link, such as id={ $example }.
    [source] Name the source in the link, such as id={ $example }.
   *[other] Name the { $kind } in the link, such as id={ $example }.
}
record-to-atlas = To the atlas

## How long after another day something was. $accuracy says which days may be older than they say: exact, at-most, at-least, or both.

record-lag = { $accuracy ->
    [at-most] { $days ->
        [one] at most { $days } day
       *[other] at most { $days } days
    }
    [at-least] { $days ->
        [one] at least { $days } day
       *[other] at least { $days } days
    }
    [both] { $days ->
        [one] { $days } day, by the days of the sources,
       *[other] { $days } days, by the days of the sources,
    }
   *[exact] { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
}
record-may-be-older = The change may be older than its date: only a later source is at hand for what made it.

## What a place or an actor is to an event that is only planned.

record-planned-role = { $role ->
    [site] where it is to happen
    [from] where a movement is to begin
    [to] where a movement is to end
    [acting] to take part
    [affected] to be acted upon
   *[other] { $role }
}

## How exactly a place is known, and how far it is from another one.

record-precision = { $label }: { $meaning }
record-precision-within = { $label }, to within { $km } km: { $meaning }
record-same-point = same point
record-distance-near = { NUMBER($km, minimumFractionDigits: 1, maximumFractionDigits: 1) } km
record-distance = { NUMBER($km, maximumFractionDigits: 0) } km
