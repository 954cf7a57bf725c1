### What datasets coded from reports.

coding-notice = { $n ->
    [one] This is one dataset's coding of what others reported: { $names }. Nobody's own word is beside it, and nothing in it is rated here.
   *[other] This is the coding of datasets of what others reported: { $names }. Nobody's own word is beside it, and nothing in it is rated here.
}
