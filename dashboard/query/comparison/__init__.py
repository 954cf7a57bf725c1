"""Two sides of a selection compared."""
