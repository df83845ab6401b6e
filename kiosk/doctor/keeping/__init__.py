"""What the history does inside one transaction, one file per kind of thing that it keeps."""
