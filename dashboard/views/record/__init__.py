"""The pages of one event, place, claim, source: their addresses stay."""
