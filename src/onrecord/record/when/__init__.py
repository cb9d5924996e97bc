"""Days: of publication, of saying and of events, and what pages tell as happening on them."""
