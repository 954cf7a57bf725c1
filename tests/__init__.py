"""The tests of tumen; ``python -m tests`` runs them all, with the linters, and finds or installs a Chromium first."""
