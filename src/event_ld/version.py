"""The version of event-ld."""

__version__ = "0.1.0"
