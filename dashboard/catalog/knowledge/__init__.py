"""What was known on a day: the claims that count by then, and the status of each proposition."""
