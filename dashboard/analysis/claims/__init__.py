"""Positions of parties on propositions, the matrix of claims, and what changed between two days."""
