"""Figures out of frames: graph objects of Plotly, or paths of SVG. No Streamlit, no words."""
