"""The page Crossing."""
