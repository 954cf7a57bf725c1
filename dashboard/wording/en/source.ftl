# How many claims or propositions a number on the page of sources is about.
source-claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
source-propositions = { $n ->
    [one] { $n } proposition
   *[other] { $n } propositions
}
