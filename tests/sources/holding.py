"""Files that hold pages, made for tests; and how they are read."""

import gzip
import io
import os
import plistlib
import subprocess
import sys
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

from kursk_digest.model import RawPage
from kursk_digest.sources import Reading, read_raw_pages
from kursk_digest.sources.limits import Limits

ROOT = Path(__file__).parents[2]
PROSE = "The ferry sank off Saltmere on Monday. Nobody was hurt, the harbour master said."
PAGE = f"<!doctype html><html><head><title>Ferry</title></head><body><p>{PROSE}</p></body></html>"


def read(*locations, stdin=bytes, **limits):
    """Read as the command does; gives `RawPage`s and `Skipped`s."""
    return list(read_raw_pages(locations, stdin=stdin, reading=Reading(Limits(**limits))))


def pages(found):
    return [one for one in found if isinstance(one, RawPage)]


def reasons(found):
    return {one.location: one.reason for one in found if not isinstance(one, RawPage)}


def zipped(members, **kwargs):
    kwargs.setdefault("compression", zipfile.ZIP_DEFLATED)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **kwargs) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def taped(members, form=tarfile.PAX_FORMAT):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def gzipped(data):
    return gzip.compress(data, mtime=0)


def letter(text=None, html=None, **headers):
    """Build a mail of a text, an HTML page, or both."""
    mail = EmailMessage()
    mail["From"] = headers.pop("sender", "Northern Herald <news@herald.example>")
    mail["To"] = "reader@home.example"
    mail["Subject"] = headers.pop("subject", "Ferry sinks off Saltmere")
    mail["Date"] = headers.pop("date", "Tue, 12 Nov 2024 08:30:00 +0200")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if text is not None:
        mail.set_content(text)
    if html is not None:
        (mail.set_content if text is None else mail.add_alternative)(html, subtype="html")
    if mail.is_multipart():
        mail.set_boundary("=-boundary-=")
    return mail


def mailbox(*mails):
    """Put mails into one file, as `mboxrd` quotes them."""
    out = []
    for mail in mails:
        data = mail if isinstance(mail, bytes) else mail.as_bytes()
        lines = [
            b">" + line if line.lstrip(b">").startswith(b"From ") else line
            for line in data.splitlines(keepends=True)
        ]
        out.append(b"From news@herald.example Tue Nov 12 08:30:00 2024\n")
        out.append(b"".join(lines).rstrip(b"\n") + b"\n\n")
    return b"".join(out)


def webarchive(html, url="https://herald.example/ferry", form=plistlib.FMT_BINARY, **main):
    resource = {
        "WebResourceData": html,
        "WebResourceURL": url,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        **main,
    }
    return plistlib.dumps({"WebMainResource": resource, "WebSubresources": []}, fmt=form)


_MEASURED = """
import sys
from kursk_digest.model import RawPage
from kursk_digest.sources import read_raw_pages, to_page
count = 0
for found in read_raw_pages([sys.argv[1]], stdin=bytes):
    if isinstance(found, RawPage):
        found = to_page(found)
    count += 1
    if hasattr(found, "reason"):
        print(found.location, found.reason)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(count, int(peak.split()[1]) / 1000)
"""


def measured(path):
    """Read *path* in a process of its own; gives its lines, how many were found, peak MB."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)],
        capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    *lines, last = done.stdout.splitlines()
    count, peak = last.split()
    return lines, int(count), float(peak)
