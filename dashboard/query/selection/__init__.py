"""What a reader asks for: filters, the selection, its text, its caption."""
