"""Who is quoted, how thinly claims are sourced, and what rests on a source."""
