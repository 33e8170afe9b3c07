"""What labelled passages teach beyond the rules: weights of signs, in tables that `bench.extract.learn` writes."""
