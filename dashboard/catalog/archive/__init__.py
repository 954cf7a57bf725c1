"""A large dataset as a folder of Parquet: written, read a few events at a time, checked by checksums."""
