"""Real clients of portals and search engines, on loopback; `make check-portals` installs and runs them."""
