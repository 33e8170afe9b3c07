"""One small file for each family of commands. A handler reads and writes the store, and returns what to say."""
