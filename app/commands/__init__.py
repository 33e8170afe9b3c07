"""One module a family of commands of the `gigawatch` program. Each is imported only when its command runs."""
