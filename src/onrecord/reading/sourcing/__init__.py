"""On whose word, where and to whom: chains, credits, occasions, hearers, and the scenes over which they hold."""
