"""What the tables of a dataset hold: columns, types, limits, keys, vocabularies."""
