"""The page Estimates."""
