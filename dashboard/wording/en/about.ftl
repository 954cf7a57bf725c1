### About the data. Texts are Markdown; what comes from the data in them is escaped already.

about-heading = About the data
about-what-it-holds =
    This atlas keeps three things apart: what is said to have happened (an **event**), the checkable sentence that the saying
    comes down to (a **proposition**), and who took which stance on it, when and where that can be read (a **claim**).
    A newspaper that carries somebody's words is a channel, not a witness; it speaks for itself only where it saw or counted
    something itself. State media speak for their state. Several articles about one briefing are one **origin**.
about-section = { $section ->
    [holds] What it holds
    [status] How a status is made
    [legend] How map and timeline are drawn
    [known] As known on
    [dates] What a claim's date rests on
    [precision] How exactly a place is known
    [inside] What is inside an area
    [symbols] Where a symbol stands
    [heat] What heat shows
    [evidence] How strong the evidence is
    [sources] How far a source was read
    [licences] Licences and thanks
    [report] Report an error
   *[other] { $section }
}
about-term = - **{ $label }**: { $meaning }

## What it holds. $count is a number of rows of a table; $held lists them.

about-count = { $table ->
    [places] { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
    [events] { $n ->
        [one] { $n } event
       *[other] { $n } events
    }
    [propositions] { $n ->
        [one] { $n } proposition
       *[other] { $n } propositions
    }
    [claims] { $n ->
        [one] { $n } claim
       *[other] { $n } claims
    }
   *[sources] { $n ->
        [one] { $n } source
       *[other] { $n } sources
    }
}
about-holds = **{ $title }**, version { $version } (files `{ $files }`), holds { $held }.
about-holds-unnumbered = **{ $title }**, version without a number (files `{ $files }`), holds { $held }.
about-thin = After { DATE($day) } coverage rests on few sources.
about-report-follows = Today's report on it, as `tumen validate` prints it:
# $lost says how many problems there are and how many rows are left out.
about-problems = It has { $lost }.

## How a status is made, and how things are drawn.

about-status =
    A status is computed from each party's latest stance up to the chosen day and is never typed in. The first of these that
    holds is the status, so that a denial is never outvoted. What is on record is counted by its kind: an **act on record** (a visit, a
    signing, a vote, a ceremony, a decree) took place; a **statement on record** was said or published, whoever reports it, and whether what
    it says is so is another proposition, with a status of its own.
about-legend = A channel of sight says one thing only: edge how exactly, ring or outline how sure, fill what, paleness how weak.
about-known =
    Every view can be taken back to an earlier day. Then only claims made by that day count, only sources published by then are
    shown, and an event that was only planned shows its target and not the day on which it came about. It is what was known **in these
    sources**: where only a later source is at hand, a claim counts from that source's day and says so; a switch in the
    selection bar counts such claims from the day of their event instead. Playing through time in the map moves the window of
    the **events**; what is known of them stays as known on the chosen day. (The page *What changed* plays the days of knowledge.)
about-precision = Precision is drawn on the map, never hidden behind a pin.
about-evidence = Evidence C is drawn pale, and a switch in the selection bar hides it.
about-area =
    An area drawn on the map, or given in a link, selects the events with a place in it, and their other places are drawn as well.
    A town, a district, a province or a route is inside when its point is, the one that its symbol stands for: where the disc, the tint or
    the line reaches over the edge, an event may have happened on the other side of it. A place known **as a country only** is inside when
    all of the country is: its middle says nothing of where in it something happened. A circle is one on the ground, so that it looks larger
    towards the poles; an area can go on past the 180th meridian, and not over a pole.
# Lengths are in pixels.
about-symbols =
    A symbol stands at its place, or, for several places that would overlap, at the middle of these, weighted by their events, or on the one
    with most events. Nothing is moved to make room. A place lies at most { $reach } times the symbol's radius from it (or half of the
    least distance between symbols, { $distance } pixels, where that is more). An event at several places of a symbol counts once, so that its
    number can be less than the sum of its places' numbers; each place's page counts that place alone. Which places share a symbol depends on
    the selection and the zoom only: the map shows the same symbols in every window, and in a picture. Where there would be more than
    { $most } in a window of { NUMBER($width, useGrouping: 0) } by { NUMBER($height, useGrouping: 0) } pixels, anywhere in the world, the least distance grows. What
    is known **as a country only** has no symbol: it is counted in a row at the map's foot.
about-heat =
    Heat, a switch under the map, tints the ground by how dense the selected events are. It is made so that vague knowledge never looks like
    a hot spot: an event known to a town, a district or a province is spread evenly over the radius that its place is known to; an event of
    several places is divided among them, so that the whole tint adds up to the events; and what is known **as a country only**, along a route
    or to no stated radius is left out, and counted under the map. The strongest tint is the densest spot in view, and the key says how
    many events that is within how many kilometres; it is smoothed by about as much, so that spots of one event are not smaller than that.

## Licences, and how to report an error.

# $attribution is whom to name.
about-licence = The dataset's licence: { $licences }. Name, with the version and the day of knowledge: { $attribution }
about-no-licence = The dataset states no licence: ask those who made it before you publish its rows or change them.
# $disputed is a text on how the basemap draws what states dispute.
about-program =
    The program is free under the Apache Licence 2.0. Of its basemap, coasts, countries and provinces are from Natural Earth (public
    domain), towns from GeoNames (CC BY 4.0), rivers and lakes from GSHHG (LGPL); its tiles hold data of © OpenStreetMap contributors and are
    under the ODbL 1.0. { $disputed }
# $recipient is a sentence that says where to send the text.
about-report =
    Name the claim, event or place by its code (panel and downloads show it), say what is wrong, and add
    the source that shows it. In the panel each claim has a button that copies such a text. This one names the view exactly;
    nothing is sent from here. { $recipient }
about-report-text =
    { $versions }
    View: ?{ $query }
    What is wrong:{" "}
    Source:{" "}
