"""The atlas: map, panel, timeline, table."""
