"""The way in: files are read, every cell and reference is checked, and each problem is named with its place."""
