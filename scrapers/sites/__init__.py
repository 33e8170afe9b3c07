"""What is special about each kind of source, as data. One small file a kind."""
