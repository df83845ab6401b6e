"""The figures that an office owes: computed from the actions of its requests, never kept beside them."""
