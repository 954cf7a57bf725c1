"""How places look."""
