"""What answers what: denials with what they deny, retorts, refusals and replies."""
