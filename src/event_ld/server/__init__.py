"""The preview and harvest server: a site as a good static host would answer, through the extra `serve`."""
