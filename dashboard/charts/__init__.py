"""How time and numbers look."""
