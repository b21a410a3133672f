"""Rendered programmes: texts made of parts of our own, each character with its label, in layouts that are data."""
