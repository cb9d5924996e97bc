"""Which reports tell of one act of speaking: candidates, what speaks for and against, and the groups."""
