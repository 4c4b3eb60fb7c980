"""A mail is taken for all receivers or for none, and its password is never on the command line."""

import socket
import stat
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from smtp_server import taking_mail

from kursk_digest.delivery.mail import send_mail
from kursk_digest.errors import DeliveryError
from kursk_digest.model import PASSWORD_VARIABLE, Mailer, Security

HERE = Path(__file__).parent
TRUSTED = HERE.parent / "sources" / "self_signed.pem"
STRANGE = HERE.parent / "sources" / "other_host.pem"
MESSAGE = "Subject: News\nTo: b@b.example\n\nFirst line.\n.\n..dots\nLast line.\n"
TO = ("Bea <b@b.example>", "c@c.example")


def send(mailer, *, sender="Desk <a@a.example>", receivers=TO, **environment):
    send_mail(MESSAGE, receivers, replace(mailer, sender=sender), environment=environment)


def plainly(server, **fields):
    return Mailer(server=server.address, security=Security.NONE, timeout_seconds=5, **fields)


def reason_of(mailer, **arguments):
    with pytest.raises(DeliveryError) as caught:
        send(mailer, **arguments)
    return str(caught.value)


def program(tmp_path, body):
    """Make a mail program of our own; it writes what it gets beside itself."""
    path = tmp_path / "mail program"
    path.write_text(f"#!{sys.executable}\nimport sys\nhere = {str(tmp_path)!r}\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Mailer(command=f"'{path}'", timeout_seconds=5)


TAKE = (
    "open(here + '/mail', 'wb').write(sys.stdin.buffer.read())\n"
    "open(here + '/args', 'w').write(repr(sys.argv[1:]))"
)


def test_a_mail_program_gets_the_mail_and_its_receivers(tmp_path):
    send(program(tmp_path, TAKE))
    assert (tmp_path / "mail").read_text() == MESSAGE
    assert (tmp_path / "args").read_text() == repr(
        ["-i", "-f", "a@a.example", "--", "b@b.example", "c@c.example"]
    )


def test_without_a_sender_the_mail_program_names_the_user(tmp_path):
    send(program(tmp_path, TAKE), sender="")
    assert "-f" not in (tmp_path / "args").read_text()


def test_a_mail_program_that_fails_is_named_with_what_it_said(tmp_path):
    mailer = program(tmp_path, "sys.stderr.write('queue\\nfull\\n'); sys.exit(75)")
    reason = reason_of(mailer)
    assert "mail program: the mail was not taken (exit 75: full); see its log" in reason


def test_no_mail_program_is_said(tmp_path):
    missing = Mailer(command=str(tmp_path / "nothing"))
    assert "cannot be run (No such file or directory); install a mail" in reason_of(missing)
    assert "quote without its pair" in reason_of(Mailer(command="sendmail '"))
    slow = program(tmp_path, "import time; time.sleep(30)")
    slow = Mailer(command=slow.command, timeout_seconds=0.5)
    assert "took longer than 0.5 seconds" in reason_of(slow)


def test_a_server_gets_the_mail_once_for_all():
    with taking_mail() as server:
        send(plainly(server))
    assert server.mails == [MESSAGE.replace("\n", "\r\n").encode()]
    told = [line for line in server.lines if line.lower().startswith(("mail", "rcpt"))]
    assert told == ["mail FROM:<a@a.example>", "rcpt TO:<b@b.example>", "rcpt TO:<c@c.example>"]


def test_one_receiver_refused_and_nobody_gets_it():
    with taking_mail(**{"RCPT_TO:<C@C.EXAMPLE>": "550 no such mailbox"}) as server:
        reason = reason_of(plainly(server))
    assert "refuses the receiver c@c.example (550 no such mailbox)" in reason
    assert server.mails == []


@pytest.mark.parametrize(
    ("replies", "reason"),
    [
        ({"HELLO": "554 go away"}, "554 go away"),
        ({"MAIL": "451 try later"}, "refuses the sender a@a.example (451 try later)"),
        ({"DATA": "452 disk full"}, "452 disk full"),
        ({"MAIL_END": "554 is spam"}, "the mail was not taken (554 is spam)"),
        ({"AUTH": "535 wrong"}, "refuses the user name or the password"),
        ({"MAIL": "hello\x1b[2J"}, "refuses the sender"),
    ],
)
def test_what_a_server_refuses_is_named(replies, reason):
    with taking_mail(**replies) as server:
        told = reason_of(plainly(server, user="desk"), **{PASSWORD_VARIABLE: "secret"})
    assert f"mail server {server.address}: " in told
    assert reason in told
    assert "secret" not in told


def test_a_server_that_is_not_there_is_named():
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
    mailer = Mailer(server=f"127.0.0.1:{port}", security=Security.NONE, timeout_seconds=5)
    assert "Connection refused; check mail: server" in reason_of(mailer)


@pytest.mark.parametrize("server", ["host:", "host:0", "host:99999", "host:smtp"])
def test_an_impossible_port_is_named(server):
    assert "no such port; write host:587" in reason_of(Mailer(server=server))


@pytest.mark.parametrize("at_once", [True, False])
def test_a_secure_server_is_used_securely(at_once, monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(TRUSTED))
    secret = tmp_path / "password"
    secret.write_text("s3cret !\nnot this\n")
    with taking_mail(certificate=TRUSTED, at_once=at_once) as server:
        security = Security.TLS if at_once else Security.STARTTLS
        send(
            Mailer(server=server.address, security=security, user="desk", password_file=str(secret))
        )
    assert len(server.mails) == 1
    assert server.logins == ["\0desk\0s3cret !"]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_certificate_that_nobody_trusts_stops_the_mail(at_once):
    with taking_mail(certificate=STRANGE, at_once=at_once) as server:
        security = Security.TLS if at_once else Security.STARTTLS
        mailer = Mailer(server=server.address, security=security, user="desk")
        reason = reason_of(mailer, **{PASSWORD_VARIABLE: "secret"})
    assert "no secure connection" in reason
    assert (server.mails, server.logins) == ([], [])


def test_a_server_without_starttls_never_hears_the_password():
    with taking_mail() as server:
        mailer = Mailer(server=server.address, user="desk")
        reason = reason_of(mailer, **{PASSWORD_VARIABLE: "secret"})
    assert "does not offer what is asked" in reason
    assert server.logins == []


def test_a_password_that_smtplib_cannot_send_is_said():
    with taking_mail() as server:
        reason = reason_of(plainly(server, user="desk"), **{PASSWORD_VARIABLE: "geheim ü"})
    assert "must be ASCII letters" in reason
    assert "geheim" not in reason


def test_the_keyring_is_asked_last(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "own_keyring.OwnKeyring")
    import keyring.core

    keyring.core.init_backend()
    with taking_mail() as server:
        send(plainly(server, user="desk"))
        send(plainly(server, user="desk"), **{PASSWORD_VARIABLE: "from the environment"})
        assert "no password for nobody; set mail: password_file, or" in reason_of(
            plainly(server, user="nobody")
        )
    assert server.logins == ["\0desk\0from the keyring", "\0desk\0from the environment"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "cannot be read (No such file"), (b"", "is empty"), (b"\xff", "is not UTF-8 text")],
)
def test_a_password_file_that_gives_none_is_named(tmp_path, content, reason):
    path = tmp_path / "password"
    if content is not None:
        path.write_bytes(content)
    mailer = Mailer(server="127.0.0.1:9", user="desk", password_file=str(path))
    assert reason in reason_of(mailer, **{PASSWORD_VARIABLE: "not asked"})
