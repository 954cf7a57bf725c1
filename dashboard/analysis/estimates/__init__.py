"""Figures side by side, and which of them agree."""
