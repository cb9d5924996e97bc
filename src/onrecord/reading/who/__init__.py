"""Who is meant: mentions, coreference, and the fullest name that the page knows."""
