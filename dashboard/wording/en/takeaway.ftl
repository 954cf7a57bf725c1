### The section that tells how to cite what a page shows, and offers its files.

takeaway-heading = Take it away
takeaway-fold = Take it away: cite this page, or take its data along
takeaway-note = Each file names the day of knowledge, the version of the data, its licence and whom to name. Nothing that became known later is in it.

## The citation.

takeaway-citation-form = { $form ->
    [text] Text
    [bibtex] BibTeX
    [csl] CSL-JSON
   *[other] { $form }
}
# $known says as known on which day.
takeaway-cited = { $title }, { $known }

## Files, and what is in them. $shown events of $n are in a file that has not all.

takeaway-selected = { $n ->
    [one] The event of this selection: { $n }
   *[other] The events of this selection: { $n }
}
takeaway-selected-newest = { $n ->
    [one] The events of this selection: { $shown } newest of { $n } event
   *[other] The events of this selection: { $shown } newest of { $n } events
}
takeaway-tables = Every table, as known on { DATE($day) }
takeaway-tables-newest = { $n ->
    [one] Every table, as known on { DATE($day) }, of the { $shown } newest of { $n } event
   *[other] Every table, as known on { DATE($day) }, of the { $shown } newest of { $n } events
}
takeaway-one-table = One table at a time
takeaway-table = { $table ->
    [terms] Terms
    [parties] Parties
    [actors] Actors
    [sources] Sources
    [places] Places
    [events] Events
    [event_places] Places of events
    [event_actors] People and bodies in events
    [propositions] Propositions
    [movements] Movements
    [claims] Claims
    [claim_sources] Sources of claims
   *[other] { $table }
}
takeaway-map = Map and panel, to open without a network
takeaway-map-file = One HTML file
takeaway-map-pictures = Pictures of the map as you see it: the arrow on the map itself.

## Pictures of charts. $links are links to one picture in several formats, $chart is what it shows, and $about tells it from others of its kind.

takeaway-pictures = Pictures of { $chart }: { $links }
takeaway-picture = Picture of { $chart }, { $format }
takeaway-picture-about = Picture of { $chart }, { $about }, { $format }
