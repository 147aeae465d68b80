"""Functions named after what they return: a typed frame out of an opened release. No Streamlit, figures or words."""
