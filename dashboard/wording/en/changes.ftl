### What changed between two days of knowledge. Statements, parties, titles, targets and numbers come from the data.

changes-heading = What changed
changes-nothing-known = Nothing was known in these sources by this day, so nothing has changed.
changes-not-before = { DATE($since) } is not before { DATE($day) }, the day of knowledge. Choose an earlier day.
changes-no-news = No news of { DATE($day) } lies between the two days; all days are shown.

## The choice of the earlier day.

changes-compare = Compare with what was known on
changes-since = Since when
changes-last = { $step ->
    [step] Last step
    [month] Last month with news
   *[year] Last year
}

## How much changed. $said names each kind of news with its number, or says that nothing changed.

changes-lead = Between { DATE($since) } and { DATE($day) }, in these sources: { $said }.
changes-lead-selected = Between { DATE($since) } and { DATE($day) }, in these sources, of the selected events: { $said }.
changes-lead-newest = Between { DATE($since) } and { DATE($day) }, in these sources: { $n ->
    [one] { $n } event has news.
   *[other] { $n } events have news.
} Of the { $read } newest of them: { $said }.
changes-lead-newest-selected = Between { DATE($since) } and { DATE($day) }, in these sources, of the selected events: { $n ->
    [one] { $n } event has news.
   *[other] { $n } events have news.
} Of the { $read } newest of them: { $said }.
changes-nothing = nothing changed
changes-nothing-here = Nothing changed.
changes-some = { SMALL($kind) } { $n }

## Days with news, which one can step through.

changes-days = Days with news
changes-day-of = { DATE($day) } · day { $i } of { $n }
changes-all-days = { $n ->
    [one] The one day with news
   *[other] All { $n } days with news
}
changes-all-days-read = { $n ->
    [one] The one day of what is read here
   *[other] All { $n } days of what is read here
}
changes-news-of = News of { DATE($day) }
changes-one-day = As known on that day, against the day before.

## Kinds of news.

changes-kind = { $kind ->
    [statuses] Statuses that changed
    [admissions] Admissions
    [denials] Denials
    [retractions] Taken back
    [targets] Targets that moved
    [numbers] Numbers replaced
    [events] New events
    [propositions] New on known events
   *[other] { $kind }
}
changes-kind-meaning = { $kind ->
    [statuses] Propositions known before that stand differently now, with the sentence of each day.
    [admissions] A party says that it is so which had denied it, or had said nothing of it in these sources.
    [denials] A party says that it is not so, for the first time or after it had said otherwise.
    [retractions] A party takes back what it had said.
    [targets] A party's plan that gave way to another one of its own.
    [numbers] A party's newer number for the same thing in place of its older one: a correction, or a later count. Different things counted are never compared.
    [events] Events of which nothing was known in these sources on the earlier day.
    [propositions] Checkable sentences that are new about events known before.
   *[other] { $kind }
}
changes-kind-heading = { $kind } ({ $n })
changes-kind-more = { $n } more: { SMALL($kind) }
changes-returned = { $n ->
    [one] The status of { $n } proposition changed and changed back in between; step through the days to see it.
   *[other] The status of { $n } propositions changed and changed back in between; step through the days to see it.
}
changes-others = { $n ->
    [one] { $n } more claim that changed none of this
   *[other] { $n } more claims that changed none of this
}
# $claim is a link.
changes-other = { DATE($day) }: { $claimant } on “{ $statement }” { $claim }

## One piece of news. $event and $claims are links.

changes-about = About { $event } ·
changes-about-unknown = Its event is not known yet ·
changes-claims = { $n ->
    [one] Claim { $claims }
   *[other] Claims { $claims }
}
changes-claims-more = Claims { $claims } and { $rest } more

## A status. $accuracy says which of the two days may be older than they say, as in record-lag.

changes-before = Before:
changes-now = Now:
changes-passing-day = ({ DATE($day) })
changes-lag = { $accuracy ->
    [at-most] { $days ->
        [one] At most { $days } day after it was first known in these sources.
       *[other] At most { $days } days after it was first known in these sources.
    }
    [at-least] { $days ->
        [one] At least { $days } day after it was first known in these sources.
       *[other] At least { $days } days after it was first known in these sources.
    }
    [both] { $days ->
        [one] { $days } day, by the days of the sources, after it was first known in these sources.
       *[other] { $days } days, by the days of the sources, after it was first known in these sources.
    }
   *[exact] { $days ->
        [one] { $days } day after it was first known in these sources.
       *[other] { $days } days after it was first known in these sources.
    }
}

## A stance. $party and $statement are marked, and $claim is a link.

changes-speaker = { $speaker } ({ $claimant })
changes-stance = { $kind ->
    [admissions] { $party } says that it is so: { $statement }
    [denials] { $party } denies: { $statement }
   *[retractions] { $party } takes back: { $statement }
}
changes-stance-before = { $stance ->
    [denies] It had denied it on { DATE($day) } ({ $claim }).
    [acknowledges] It had admitted it on { DATE($day) } ({ $claim }).
    [retracts] It had taken it back on { DATE($day) } ({ $claim }).
   *[asserts] It had said so on { DATE($day) } ({ $claim }).
}
changes-stance-before-late = { $stance ->
    [denies] It had denied it by { DATE($day) } at the latest ({ $claim }).
    [acknowledges] It had admitted it by { DATE($day) } at the latest ({ $claim }).
    [retracts] It had taken it back by { DATE($day) } at the latest ({ $claim }).
   *[asserts] It had said so by { DATE($day) } at the latest ({ $claim }).
}
changes-no-stance-before = It had taken no stance on it in these sources.

## A target, or a number.

changes-of-party = { $party }: { $statement }
changes-target-of-part = { $target } ({ $part })
changes-beside = Announced beside it on the same day: { $targets }.
changes-narrowed = Within the older target, only more precise.
changes-slip = { $way ->
    [later] { $days ->
        [one] { $days } day later.
       *[other] { $days } days later.
    }
    [earlier] { $days ->
        [one] { $days } day earlier.
       *[other] { $days } days earlier.
    }
   *[same] The same last day.
}
changes-slip-counted = { $way ->
    [later] { $days ->
        [one] { $days } day later, counted from the last day of each.
       *[other] { $days } days later, counted from the last day of each.
    }
   *[earlier] { $days ->
        [one] { $days } day earlier, counted from the last day of each.
       *[other] { $days } days earlier, counted from the last day of each.
    }
}
changes-covers = Covers { $scope }.
changes-number-of-period = { $number } ({ $period })
