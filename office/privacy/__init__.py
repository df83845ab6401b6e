"""The rights of the person behind the data (UU 27/2022): to see it, to have it put right, to be told of a breach."""
