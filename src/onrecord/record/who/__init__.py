"""Who is meant across pages: names, roles, offices, metonyms and those who speak for others, as entities."""
