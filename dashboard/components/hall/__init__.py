"""What pages share: markup, the parts of a page, the words of a cell, the head of a figure. Knows no page."""
