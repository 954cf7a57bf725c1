### A claim as a card: when it was made, where it first stood, and what a reader sends when something in it is wrong. Days are in words.

card-first = { $stance ->
    [asserts] first said so
    [denies] first denied it
    [estimates] first estimate
   *[plans] first target
}
card-latest = latest word
card-earlier = earlier word
card-known-by = known by { $day } at the latest
card-planned-for = for { $day }
card-note = note: { $note }
card-no-source = no source dated by this day is at hand
card-origin = first stood in: { $origin }
card-origin-shared = first stood in: { $origin }; same origin as { $claims }
card-origin-shared-more = first stood in: { $origin }; same origin as { $claims } and { $n } more here

card-report = Report an error
card-report-title = Copies a text that names this claim; nothing is sent
card-report-label = Report of an error
card-report-claim = Claim { $id }: { $wording }
card-report-proposition = Proposition { $id }: { $statement }
card-report-event = Event { $id }: { $title }
card-report-sources = Sources: { $sources }
card-report-no-sources = Sources: none
card-report-view = View: { $address }
card-report-wrong = What is wrong:
card-report-shown-by = Source that shows it:
