"""Figures out of frames: plotly's graph objects only, colours from the theme. No data, no Streamlit, no sentences."""
