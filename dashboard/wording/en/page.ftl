### What each page is called, and what it shows, by its address.

page-title = { $page ->
    [claims] Claims
    [changes] What changed
    [estimates] Estimates
    [flows] Flows
    [crossing] Crossing
    [compare] Compare
    [sources] Sources
    [story] Story
    [about] About the data
    [claim] Claim
    [event] Event
    [place] Place
    [source] Source
   *[atlas] Atlas
}
page-words = { $page ->
    [claims] Statements against parties: who asserts, denies, estimates or plans what, since when, and who is silent.
    [changes] The difference between two days of knowledge.
    [estimates] Each claimant's low, best and high figures over time, never added up.
    [flows] Movements of people and things as lines with direction, each with its status.
    [crossing] Something built as a life cycle: its stages, what was announced and what came.
    [compare] Two windows of time, or two values of one filter, side by side.
    [sources] Who is heard, and how much rests on one voice or one origin.
    [story] A sequence of views with a paragraph each; every sentence names its claims.
    [about] What the dataset holds, how a status is worked out, and under which licence it stands.
    [claim] Who says what of a statement, since when, and where it can be read.
    [event] What happened or is planned, where, and who says what of it.
    [place] What happened at a place, and how exactly the place is known.
    [source] What a source is, how far it was read, and what rests on it.
   *[atlas] Places, dated events, and what is known of them, on a map and along a timeline.
}

## What a link says of itself. Titles, names and summaries come from the data; $caption says what is selected.

page-unknown = { $page ->
    [claim] Claim not known
    [event] Event not known
    [place] Place not known
    [source] Source not known
   *[story] Story not known
}
page-unknown-words = { $page ->
    [claim] No claim of this name is known in these sources on { DATE($day) }.
    [event] No event of this name is known in these sources on { DATE($day) }.
    [place] No place of this name is known in these sources on { DATE($day) }.
    [source] No source of this name is known in these sources on { DATE($day) }.
   *[story] No story of this name is known in these sources on { DATE($day) }.
}
page-of-headline = { $headline }. { $words }
page-of-selection = { $caption }. { $words }
page-of-event = { CAPITAL($when) }. { $status }
page-of-claim = { DATE($day) }. { $status } Part of: { $event }.
page-of-source = { $published }, what rests on it, and how far it was read.
page-of-source-undated = What rests on it, and how far it was read.
page-place-unnamed = Place { $id }
page-of-place = { $n ->
    [one] { $kinds }. { $n } event there, as known in these sources on { DATE($day) }.
   *[other] { $kinds }. { $n } events there, as known in these sources on { DATE($day) }.
}
page-story-until = A story, as far as it was known
page-story-until-words = As known in these sources on { DATE($day) }. { $words }

## Where there is no page, and where its scripts do not run.

page-missing = No such page
page-missing-heading = There is no page here
page-missing-words = There is no page at { $address }.
page-missing-near = There is no page at { $address }. Did you mean { $page }?
page-missing-search-label = Search the atlas
page-missing-search = Search
page-missing-pages = Pages
page-missing-file = There is nothing at { $address }.
page-without-scripts = Scripts draw this page, and they do not run here. Its data can be read without them: { $api }.
page-without-heads = Pages of Streamlit { $version } have no titles and descriptions of their own.
page-no-sitemap = A sitemap names whole addresses, and this server was not told its own: start it with --public-url URL.
page-public-address = { $address } is not an address; give it as https://example.org or https://example.org/atlas
