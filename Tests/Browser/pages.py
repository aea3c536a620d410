"""A real program serving the demonstration year, and a real browser looking at it."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import unittest

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ZHIXING_PROGRAM") or os.environ.get("ZHIXING") or str(
    ROOT / ".build/release/zhixing")
UNIT, YEAR = "DEMO-QWB", "2021"
BOOK = f"/books/{UNIT}/{YEAR}"


class Server:
    """The demonstration, loaded into a directory of its own and served on a free port."""

    def __init__(self):
        self.directory = tempfile.TemporaryDirectory(prefix="zhixing-pages-", dir="/tmp")
        os.chmod(self.directory.name, 0o755)
        self.data = os.path.join(self.directory.name, "data")
        self.process = subprocess.Popen(
            [PROGRAM, "demo", "--data-dir", self.data, "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self._address()

    def _address(self):
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:[1-9]\d*", line)
            if found:
                return found.group()
        raise AssertionError(f"the program ended ({self.process.wait()}) without an address")

    def execution(self, *arguments):
        """What the command line says of the same book."""
        output = subprocess.run(
            [PROGRAM, "execution", "--unit", UNIT, "--year", YEAR, "--json", *arguments,
             "--data-dir", self.data], check=True, stdout=subprocess.PIPE, text=True).stdout
        return json.loads(output)

    def stop(self):
        """Asks the server to end as a service manager does; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=60)
        self.process.stdout.close()
        return status

    def close(self):
        if self.process.poll() is None:
            self.stop()
        subprocess.run(
            [PROGRAM, "database", "stop", "--data-dir", self.data],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        self.directory.cleanup()


def browser():
    """Chromium without a window; nothing is fetched from anywhere but the page's server."""
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    options.add_argument("--headless=new")
    options.add_argument("--disable-gpu")
    options.add_argument("--lang=zh-CN")
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_window_size(1280, 1000)
    return driver


class PageTest(unittest.TestCase):
    """One server and one browser for the tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.close)
        cls.browser = browser()
        cls.addClassCleanup(cls.browser.quit)

    def setUp(self):
        # Without scripts of its own, a page must not need any.
        self.command("Emulation.setScriptExecutionDisabled", value=False)
        self.command("Emulation.clearDeviceMetricsOverride")
        self.command("Emulation.setEmulatedMedia", media="", features=[])

    def command(self, name, **parameters):
        return self.browser.execute_cdp_cmd(name, parameters)

    def open(self, path):
        self.browser.get(self.server.address + path)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        found = self.all(selector)
        self.assertEqual(len(found), 1, selector)
        return found[0]

    def follow(self, element):
        """Clicks on what leads to another page, and waits until this one is gone."""
        def is_gone(_):
            try:
                element.is_enabled()
                return False
            except StaleElementReferenceException:
                return True
            except WebDriverException as error:
                # Asked while the pages change, the browser has this word for the same.
                if "does not belong to the document" in (error.msg or ""):
                    return True
                raise

        element.click()
        WebDriverWait(self.browser, 60).until(is_gone)

    def script(self, text, *arguments):
        return self.browser.execute_script(text, *arguments)

    def phone(self, width=360):
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=740, deviceScaleFactor=2,
            mobile=True)
