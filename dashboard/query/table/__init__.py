"""The event table: events as small codes, places as arrays."""
