"""Engines answer selections, from tables in this process or on a cluster."""
