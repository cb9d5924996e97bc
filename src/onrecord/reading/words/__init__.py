"""What words do: lemmas, tables of words, and the acts, attitudes and stances of cues."""
