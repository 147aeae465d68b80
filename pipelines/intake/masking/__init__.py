"""What of one text is about a person, and the text without it. Not here: columns, sheets and files (personal/)."""
