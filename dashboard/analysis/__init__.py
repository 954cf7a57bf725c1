"""What follows from what is known on a day: readings of claims, sources, figures, life cycles, movements."""
