"""What cannot both be so: counts, days, places, negations, offices, and versions of one page."""
