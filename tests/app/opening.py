"""A page opened as a visitor would, with the parameters of an address."""

from streamlit.testing.v1 import AppTest

from pipelines import settings

PAGES = settings.REPOSITORY / "dashboard" / "app_pages"


def opened_page(name: str, **query: str) -> AppTest:
    """Run a page by its name, on the release that POW_DATA shows; it must not fail."""
    test = AppTest.from_file(str(PAGES / f"{name}.py"), default_timeout=120)
    test.query_params.update(query)
    test.run()
    assert not test.exception
    return test
