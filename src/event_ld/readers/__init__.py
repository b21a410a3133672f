"""From a file to events: one module for each input format; none of them knows RDF."""
