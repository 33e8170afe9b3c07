"""Tables of the field's words: data only. Words are written folded: lower case, simplified characters."""
