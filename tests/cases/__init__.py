"""Deliveries as they really arrive: one small delivery, changed in one way at a time, as CSV and as workbook."""
