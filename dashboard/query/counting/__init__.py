"""Counts of the selected events."""
