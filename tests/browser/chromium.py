"""Chromium without a screen, as a reader's browser: one for all tests, no network, no profile."""

import json
import shutil

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
# As root there is no sandbox, and nothing may be looked up behind the page's back.
FLAGS = """
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars
    --disable-background-networking --disable-component-update --disable-sync
"""


class Browser:
    """A window that shows one page at a time."""

    def __init__(self, driver):
        self.driver = driver
        self.script = driver.execute_script

    def show(self, page, *, width=820, theme="light", media="screen"):
        """Open *page*, a file; return what the browser asked for, and its complaints."""
        features = [{"name": "prefers-color-scheme", "value": theme}]
        self.tell("Emulation.setEmulatedMedia", media=media, features=features)
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.tell("Emulation.setDeviceMetricsOverride", **size)
        self.driver.get_log("performance")
        self.driver.get(page.as_uri())
        events = (json.loads(entry["message"]) for entry in self.driver.get_log("performance"))
        asked = [
            event["message"]["params"]["request"]["url"]
            for event in events
            if event["message"]["method"] == "Network.requestWillBeSent"
        ]
        complaints = [entry["message"] for entry in self.driver.get_log("browser")]
        return asked, complaints

    def tell(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)


def start(profile):
    """Return Chromium's driver, with the empty folder *profile* to write to."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={profile}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
