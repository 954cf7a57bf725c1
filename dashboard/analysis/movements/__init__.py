"""Movements between places, and the lines that they are drawn along."""
