import hostile
import pytest


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    """Whoever runs the tests may sit behind a proxy, or trust whomever."""
    monkeypatch.setenv("SSL_CERT_FILE", str(hostile.SELF_SIGNED))
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
