"""A whole site: pages, RDF, catalogue, change feed and what harvesters and search engines look for, as static files."""
