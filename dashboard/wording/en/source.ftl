### The page of one source. $words says more of how far it was read; kinds and languages come from the data.

source-title-basis = { $basis ->
    [from_url] Title taken from the address.
    [descriptive] The title is our description, not the source's own.
   *[shown] { "" }
}
source-publisher = Publisher
source-publisher-unstated = not stated
source-published = Published
source-published-on = { $basis ->
    [inferred] { DATE($day) } (inferred)
   *[stated] { DATE($day) }
}
source-undated = date not known
source-language = Language
source-kind = Kind
source-access = How far read
source-access-words = { $access }: { $words }
source-address = Address
source-address-seen = (seen while collecting)
source-address-not-seen = (not seen while collecting, so it may be wrong)
source-without-address = none at hand
source-cited-in = Cited in
source-cites = Cites, not opened
source-coordinates-of = Coordinates of
source-remarks = Remarks
source-claims-head = Claims that rest on it
source-claims-caption = Claims that rest on this source
source-without-claims = No claim known by this day rests on it.
source-claims-alone = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}, { $alone ->
    [0] none
   *[other] { $alone }
} of them on it alone among the sources of this dataset.
source-claim-head = Claim
source-claim-party = Party
source-claim-stance = Stance
source-claim-statement = Statement
source-claim-status = Status of the statement
source-claim-other-sources = Other sources
source-claim-alone = none
source-claim-not-alone = yes
