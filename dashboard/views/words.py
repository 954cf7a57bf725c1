"""The vocabularies as the pages' scripts need them; they stand with the queries, so that a file to take away can carry them too."""

from dashboard.query.words import words

__all__ = ["words"]
