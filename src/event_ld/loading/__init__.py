"""Linked data back to events: what others' pages and our own say, read into the model over the one table."""
