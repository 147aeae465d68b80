"""The product for another programme: invented regions, years, groups and words, and the whole way they take."""
