"""What pages are put together from: drawn with Streamlit, without SQL and without sentences of their own."""
