"""Where actors stand: the issues of the story, what is for and against them, and how that moved."""
