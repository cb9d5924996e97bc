"""The record for programs: `jsonl` writes the record format, `lines` makes its lines, `validate` checks a file."""
