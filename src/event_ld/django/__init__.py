"""The door of Django: the app `event_ld.django` has a template tag, and a check for `manage.py check`."""
