"""Triples and shapes to problems."""
