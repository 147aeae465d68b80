"""Tests in a real Chromium, against a server that was started as people start it."""
