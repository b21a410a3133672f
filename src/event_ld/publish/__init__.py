"""From the node tree, the triples or the event to the bytes of a file: one module for each format."""
