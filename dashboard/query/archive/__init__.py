"""The event table and the word index of a large dataset, kept on disk."""
