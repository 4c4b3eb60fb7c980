import ssl

import hostile
import httpcore2
from fetching import HASTY, HTML, PATIENT, TOO_SLOW, fetch, refusal
from hostile import head, page, sending, serving

from kursk_digest.sources.web.reasons import explain


def test_a_certificate_that_nobody_trusts_is_an_error(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(hostile.OTHER_HOST))
    with serving(page(HTML), certificate=hostile.SELF_SIGNED) as server:
        reason = refusal(server.url)
    assert reason == (
        "the certificate is not valid: the server signed it itself; "
        "save it in a browser if you trust it"
    )
    assert server.requests == []


def test_a_certificate_for_another_host_is_an_error(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(hostile.OTHER_HOST))
    with serving(page(HTML), certificate=hostile.OTHER_HOST) as server:
        reason = refusal(server.url)
    assert "it is for another host" in reason
    assert server.requests == []


def test_a_certificate_that_the_user_trusts_is_taken():
    with serving(page(HTML), certificate=hostile.SELF_SIGNED) as server:
        assert fetch(server.url, PATIENT).body == HTML


def test_the_deadline_holds_with_tls():
    answer = sending(head(), b"<p>", pause=0.02, forever=True)
    with serving(answer, certificate=hostile.SELF_SIGNED) as server:
        assert refusal(server.url, HASTY) == TOO_SLOW


def test_a_server_without_tls_is_named():
    with serving(page(HTML)) as server:
        reason = refusal(server.url.replace("http:", "https:"))
    assert reason == "makes no secure connection; check the address"


def test_an_unknown_fault_of_a_certificate_is_one_line():
    error = httpcore2.ConnectError("x")
    error.__context__ = ssl.SSLCertVerificationError(1, "many\nlines\x1b")
    assert explain(error, PATIENT) == (
        "the certificate is not valid; save it in a browser if you trust it"
    )


def test_missing_trusted_certificates_are_named(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/certificates.pem")
    with serving(page(HTML)) as server:
        assert "SSL_CERT_FILE" in refusal(server.url)
