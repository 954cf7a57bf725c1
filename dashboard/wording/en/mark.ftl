### Marks beside a status or a claim.

mark-contested-within = ≠ contested within
mark-contested-within-title = Another proposition here is contested
mark-weak = weak evidence
