"""On whose word across pages: carriers, copies, chains completed from other pages, and origins."""
