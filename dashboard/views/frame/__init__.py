"""What every page has: its link, the selection bar, history, notices, components, download and citation."""
