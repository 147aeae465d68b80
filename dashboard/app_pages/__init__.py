"""The pages: each chooses, fetches and shows. No SQL, no figure, no sentence."""
