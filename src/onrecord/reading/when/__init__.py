"""Times in the text, and their values in EDTF."""
