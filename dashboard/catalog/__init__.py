"""What is known: tables, dates, words, and the status rule. A library; it knows no browser and no server."""
