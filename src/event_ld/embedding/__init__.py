"""Events into pages that exist: what a page says of itself and of other events, and our element put there or taken out."""
