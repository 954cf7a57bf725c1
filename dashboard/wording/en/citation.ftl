### How a view is cited. Titles, names, licences and addresses come from the data and the selection, and stand as they are.

citation-title = { $title }.
citation-authored-title = { CAPITAL($author) }: { $title }.
# $edition is one of the four that follow.
citation-data = { $collection }, dataset { $edition }, { $licence }.
citation-data-as-known = { $collection }, dataset { $edition }, as known on { DATE($day) }.
citation-edition = version { $version }
citation-edition-unnumbered = version without a number
citation-edition-of-files = version { $version } (files { $digest })
citation-edition-of-files-unnumbered = version without a number (files { $digest })
citation-licence = { $licence }.
citation-licence-unstated = licence not stated
citation-as-known = As known on { DATE($day) }.

## Where and when it was looked at. A view has an address without a host.

citation-address-accessed = { $url } (accessed { DATE($day) }).
citation-view-accessed = View { $url } (accessed { DATE($day) }).
citation-view = View { $url }.
citation-view-address = View { $url }
citation-accessed = Accessed { DATE($day) }.
