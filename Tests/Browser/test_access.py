"""Everybody can use the page: by keyboard, by ear, on a phone, in the dark, on paper, without scripts."""

import base64
import re

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from pages import BOOK, PageTest

PAGES = [
    BOOK, BOOK + "?as_of=2021-07-31", BOOK + "/tasks/T01",
    BOOK + "/figures/execution.unit.adjusted", BOOK + "/drafts", "/books", "/nothing",
]

CONTRAST = """
const luminance = text => {
  const parts = text.match(/[\\d.]+/g).slice(0, 3).map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
};
const ground = element => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/, 0\\)$/.test(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
};
return [...document.querySelectorAll("main *, header *, footer *")].filter(element =>
  !element.closest("svg") && [...element.childNodes].some(node =>
    node.nodeType === 3 && node.textContent.trim())
).map(element => {
  const [low, high] = [luminance(getComputedStyle(element).color), luminance(ground(element))]
    .sort((left, right) => left - right);
  return [(high + 0.05) / (low + 0.05), element.tagName + ": " + element.textContent.trim()];
}).filter(([ratio]) => ratio < 4.5);
"""


class Access(PageTest):
    def test_contrast_is_enough_by_day_and_by_night(self):
        for scheme in ["light", "dark"]:
            self.command(
                "Emulation.setEmulatedMedia",
                features=[{"name": "prefers-color-scheme", "value": scheme}])
            for page in PAGES:
                with self.subTest(scheme=scheme, page=page):
                    self.open(page)
                    self.assertEqual(self.script(CONTRAST), [])

    def test_dark_follows_the_system(self):
        grounds = []
        for scheme in ["light", "dark"]:
            self.command(
                "Emulation.setEmulatedMedia",
                features=[{"name": "prefers-color-scheme", "value": scheme}])
            self.open(BOOK)
            grounds.append(
                self.script("return getComputedStyle(document.body).backgroundColor"))
        self.assertNotEqual(grounds[0], grounds[1])

    def test_a_phone_never_scrolls_the_page_sideways(self):
        self.phone()
        for page in PAGES:
            with self.subTest(page=page):
                self.open(page)
                self.assertLessEqual(
                    self.script("return document.documentElement.scrollWidth"), 360)
        self.open(BOOK)
        region = "document.querySelector('table.execution').parentElement"
        self.assertGreater(self.script(f"return {region}.scrollWidth"), 360)

    def test_targets_are_large_enough(self):
        for width in [360, 1280]:
            self.phone(width)
            self.open(BOOK + "?as_of=2021-07-31")
            small = self.script(
                "return [...document.querySelectorAll('a, button, input, summary')]"
                ".filter(target => !target.matches('.skip'))"
                ".map(target => [target.textContent, target.getBoundingClientRect()])"
                ".filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))"
                ".map(([text, box]) => [text, box.width, box.height])")
            self.assertEqual(small, [], width)

    def test_headings_are_in_order_and_landmarks_are_there(self):
        for page in PAGES:
            with self.subTest(page=page):
                self.open(page)
                levels = [int(heading.tag_name[1]) for heading in self.all("h1, h2, h3, h4")]
                self.assertEqual(levels.count(1), 1)
                self.assertEqual(levels[0], 1)
                for before, after in zip(levels, levels[1:]):
                    self.assertLessEqual(after, before + 1)
                self.assertEqual(self.one("html").get_attribute("lang"), "zh-CN")
                self.one("main")
                self.assertTrue(self.browser.title.endswith("知行"))

    def test_everything_to_be_used_has_a_name(self):
        for page in PAGES:
            with self.subTest(page=page):
                self.open(page)
                nodes = self.command("Accessibility.getFullAXTree")["nodes"]
                roles = {"link", "button", "textbox", "Date", "DateTime", "table", "region", "image"}
                nameless = [
                    node["role"]["value"] for node in nodes
                    if not node.get("ignored") and node["role"]["value"] in roles
                    and not node.get("name", {}).get("value", "").strip()]
                self.assertEqual(nameless, [])

    def test_the_keyboard_reaches_the_content_and_moves_the_month(self):
        self.open(BOOK + "?as_of=2021-07-31")
        body = self.one("body")
        body.send_keys(Keys.TAB)
        first = self.browser.switch_to.active_element
        self.assertEqual(first.text, "跳到正文")
        self.assertGreaterEqual(first.rect["y"], 0)
        first.send_keys(Keys.ENTER)
        self.assertEqual(self.script("return document.activeElement.id"), "main")
        self.browser.switch_to.active_element.send_keys(Keys.TAB)
        before = self.browser.switch_to.active_element
        self.assertIn("6月末", before.text)
        outline = self.script(
            "return getComputedStyle(arguments[0]).outlineStyle", before)
        self.assertNotEqual(outline, "none")
        before.send_keys(Keys.ENTER)
        self.assertIn("as_of=2021-06-30", self.browser.current_url)

    def test_the_wide_table_can_be_scrolled_by_keyboard(self):
        self.phone()
        self.open(BOOK)
        region = self.browser.find_element(By.CSS_SELECTOR, "[role=region][aria-label=任务执行表]")
        self.assertEqual(region.get_attribute("tabindex"), "0")

    def test_the_form_works_without_scripts(self):
        self.command("Emulation.setScriptExecutionDisabled", value=True)
        self.open(BOOK + "?as_of=2021-07-31")
        self.follow(self.one("form.clock button"))
        self.assertIn("as_of=2021-07-31", self.browser.current_url)
        self.assertIn("2021年7月31日", self.one("h1 + p").text)
        self.assertEqual(self.all("script"), [])

    def test_paper_gets_black_on_white_and_repeated_heads(self):
        self.command("Emulation.setEmulatedMedia", media="print")
        self.open(BOOK)
        self.assertEqual(
            self.script("return getComputedStyle(document.body).backgroundColor"),
            "rgb(255, 255, 255)")
        self.assertEqual(
            self.script("return getComputedStyle(document.querySelector('h1')).color"),
            "rgb(0, 0, 0)")
        self.assertEqual(
            self.script("return getComputedStyle(document.querySelector('thead')).display"),
            "table-header-group")
        self.assertFalse(self.one("form.clock").is_displayed())
        paper = base64.b64decode(
            self.command("Page.printToPDF", preferCSSPageSize=True)["data"])
        self.assertTrue(paper.startswith(b"%PDF-"))
        boxes = set(re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)\S*\]", paper))
        self.assertLessEqual({(b"594", b"841"), (b"595", b"841"), (b"595", b"842")} & boxes, boxes)
        self.assertTrue(boxes)
