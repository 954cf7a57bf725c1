"""The read API: the same questions and answers as the pages', as JSON and GeoJSON."""
