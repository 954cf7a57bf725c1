### What the tables of a dataset hold, for datapackage.json, the README of workbooks and the list of downloads.

table-words = { $table ->
    [terms] The vocabularies of the subject, each in the order of its rows: groups, types and stages of events, topics, measures, movements.
    [parties] The sides that claimants belong to.
    [actors] People, offices, forces, companies and ships that act in events.
    [sources] Where something can be read, and how far it was read.
    [places] Geocoded locations with the precision of their coordinate.
    [events] What happened, or is planned, in an interval of time. Titles are neutral about the outcome.
    [event_places] Where an event is, and in what sense.
    [event_actors] Who took part in an event, and how.
    [propositions] Checkable sentences about events; claims are about these.
    [movements] What moved, from where and to where, of the propositions that tell of a movement; it has the proposition's status.
    [claims] One claimant's dated stance on a proposition.
    [claim_sources] Where a claim can be read.
   *[other] { $table }
}

## Columns, by table and name. $groups is how many groups of events are drawn in colours of their own.

column-words = { $column ->
    [terms-vocabulary] what the code is one of
    [terms-code] as other tables have it
    [terms-label] how a reader meets it
    [terms-explanation] what it means
    [terms-light] of a group: colour on the light theme; the first { $groups } groups with colours are drawn in them, all others as one
    [terms-dark] of a group: colour on the dark theme
    [terms-within] of a measure: the one that counts the same and more; of a movement: the group whose colour it takes
    [terms-trait] Of a group: built: its series are life cycles of something built. Of a stage: opens: put into service; stops: taken out of service, so that nothing moves. Of a measure: total: only grows with time; level: is of its day; misprint: kept as an error in print, and not charted. Of a movement: travels: goes along the lines of the geometries
    [parties-party_id] code; ISO 3166 for a state
    [parties-name] name
    [parties-alt_names] other names
    [parties-names_basis] where the names in other languages were found: read on a page, or from knowledge
    [parties-short_name] name in a chart or a sentence
    [parties-kind] what kind of side
    [parties-members] members of a joint body, which is not independent of them
    [parties-notes] remarks of the curators
    [actors-actor_id] code
    [actors-name] name
    [actors-alt_names] other names
    [actors-names_basis] where the names in other languages were found: read on a page, or from knowledge
    [actors-kind] what kind of actor
    [actors-party_id] the side it belongs to
    [actors-notes] remarks of the curators
    [sources-source_id] code
    [sources-title] title
    [sources-title_basis] shown on the page, taken from its address, or ours
    [sources-publisher] who published it
    [sources-publication_date] when it was published
    [sources-publication_date_basis] whether the date is stated or inferred
    [sources-url] address
    [sources-url_seen] whether the address was seen while collecting
    [sources-access] how far it was read
    [sources-cited_in] for a source that was not opened: the source that cites it
    [sources-language] ISO 639-1 code of the language
    [sources-source_kind] what kind of source
    [sources-evidence] where the row was found: in a stored page, or only in the seed article
    [sources-notes] remarks of the curators
    [places-place_id] code
    [places-name] English name
    [places-alt_names] other names
    [places-country] ISO 3166-1 alpha-2 codes
    [places-admin_area] first-level administrative area
    [places-place_type] what kind of place
    [places-latitude] degrees north, WGS 84
    [places-longitude] degrees east, WGS 84
    [places-geo_precision] how exact the location is
    [places-geo_precision_original] the word used when the place was researched
    [places-uncertainty_km] radius in km within which the place lies
    [places-coordinate_source] origin of the coordinate
    [places-evidence] where the row was found: in a stored page, or only in the seed article
    [places-also_in_seed] whether the seed article says it too
    [places-notes] remarks of the curators
    [events-event_id] code
    [events-title] neutral title that gives nothing away that came later
    [events-date] when
    [events-date_basis] whether the day is the event's own or that of its report
    [events-event_type] type, a slug
    [events-event_group] group that gives the colour
    [events-series] slug of the life cycle that the event is a step of
    [events-stage] stage of that life cycle
    [events-summary] what is at issue, in our words
    [events-summary_as_of] the day from which the summary may be shown; empty: from the first day the event is known
    [events-evidence_strength] A: two or more pages or an official record; B: one page; C: only a list, a headline or a machine-written digest
    [events-evidence] where the row was found: in a stored page, or only in the seed article
    [events-also_in_seed] whether the seed article says it too
    [events-notes] remarks of the curators
    [events-start] first day of the event, or of the plan that stands while nobody says that it happened
    [events-end] last day of the same; empty where it has no end
    [events-approximate] whether the date is approximate or uncertain
    [events-planned] whether the event is only planned
    [events-status] status of the proposition on the day; of an event that of its main one
    [events-standing] the status, that of what is on record with its kind: act_on_record, statement_on_record
    [events-main_kind] kind of the main proposition
    [events-sentence] the status as a sentence
    [events-contested] whether a proposition of the event is contested
    [events-dispute] whole: the main proposition is contested; part: another one is; none
    [events-known_on] the day from which it counts as known, in these sources
    [events-main_proposition_id] the main proposition
    [events-n_claims] number of claims about the event, or made at it
    [event_places-event_id] event
    [event_places-place_id] place
    [event_places-role] what the place is to the event
    [event_actors-event_id] event
    [event_actors-actor_id] actor
    [event_actors-role] what the actor is to the event
    [propositions-proposition_id] code
    [propositions-event_id] the event that it is about
    [propositions-is_main] whether the event shows this proposition's status; exactly one of each event
    [propositions-statement] one checkable sentence in our words
    [propositions-kind] an act, a statement, a fact or a number
    [propositions-participants] parties that took part, or the authors of an act or a statement
    [propositions-topic] topic
    [propositions-measure] what is counted or measured, a slug; empty unless the proposition is a number
    [propositions-scope] what the number covers: whom, where, since when
    [propositions-notes] remarks of the curators
    [propositions-status] status of the proposition on the day; of an event that of its main one
    [propositions-standing] the status, that of what is on record with its kind: act_on_record, statement_on_record
    [propositions-sentence] the status as a sentence
    [propositions-known_on] the day from which it counts as known, in these sources
    [movements-proposition_id] the proposition that says that it moved
    [movements-moves] what moves
    [movements-from_places] where it began; empty: not stated
    [movements-to_places] where it ended; empty: not stated
    [movements-moved_by] by what way; empty: not stated
    [movements-moved_on] when, as its claims state it; empty: as its event
    [movements-notes] remarks of the curators
    [claims-claim_id] code
    [claims-proposition_id] the proposition that it is about
    [claims-event_id] the event at which it was made, where there is one
    [claims-claimant] who speaks
    [claims-party_id] the side that the claimant belongs to
    [claims-stance] asserts, denies, ...
    [claims-made_on] when it was made; it counts from the latest day of this
    [claims-made_on_basis] what the date rests on
    [claims-planned_for] for a plan: when it is to happen
    [claims-low] lowest number; alone it means 'more than'
    [claims-best] best number
    [claims-high] highest number; alone it means 'up to'
    [claims-unit] unit of the numbers
    [claims-period] the time that a number covers, in words; for a plan what it covers, if less than the whole
    [claims-wording] what is claimed, in our words
    [claims-origin] slug of the briefing, statement or document that it first stood in
    [claims-evidence_strength] A: two or more pages or an official record; B: one page; C: only a list, a headline or a machine-written digest
    [claims-split_of] the joint claim that this is one party's part of
    [claims-evidence] where the row was found: in a stored page, or only in the seed article
    [claims-also_in_seed] whether the seed article says it too
    [claims-notes] remarks of the curators
    [claims-known_on] the day from which it counts as known, in these sources
    [claims-late] whether it is known only by a later day at the latest
    [claims-current] whether it is its claimant's current word on the proposition
    [claim_sources-claim_id] claim
    [claim_sources-source_id] source
   *[other] { $column }
}
column-name-in-language = name in the language { $language }

## What a column's values are, after its words.

column-of-dates = { $words } (EDTF, ISO 8601-2)
column-of-several = { $words } (several, parted by ;)
column-of-terms = { $words } (a code of the vocabulary { $vocabulary } in terms)

## Files beside the tables.

table-geometries = Outlines and lines of places (property place_id), of routes and of series, WGS 84, [longitude, latitude].
table-story = A story: steps with a selection, a view, what is picked, and sentences with the claims that they rest on.
