"""Who looks: the public, unless the server was started for another audience."""

import pytest

from dashboard import viewer


def test_the_public_unless_told_otherwise(monkeypatch):
    monkeypatch.delenv(viewer.AUDIENCE_VARIABLE, raising=False)
    assert viewer.current() == viewer.Viewer("openbaar")
    monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, "landelijk")
    assert viewer.current().audience == "landelijk"


def test_an_unknown_audience_is_refused(monkeypatch):
    monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, "iedereen")
    with pytest.raises(ValueError, match="openbaar, landelijk"):
        viewer.current()
