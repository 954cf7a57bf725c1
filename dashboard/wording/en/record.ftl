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
