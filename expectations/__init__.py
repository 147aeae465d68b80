"""The rules that deliveries and releases must meet, and the one place that runs them."""
