"""What was chosen, compared: the figures, their words and their downloads, for every page that shows them."""
