"""A bundled story of six days, served as real feeds over loopback HTTP, for `gigawatch demo`."""
