"""How fast things are: ``python -m tests.benchmarks browser``."""
