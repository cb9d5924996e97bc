"""Saying inside saying: clauses read by rule, and whose words stand inside whose."""
