"""The forms in which saying is printed: quotations, turns, headlines, attributions drawn from what was found."""
