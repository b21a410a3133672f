"""From an Event to a tree of nodes, from there to triples, and back."""
