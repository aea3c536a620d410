"""The page's figures are the command line's."""

import decimal
import json

from selenium.webdriver.common.by import By

from pages import BOOK, PageTest

COLUMNS = [
    "initial", "adjusted", "recovered", "monthSpent", "spent", "rateOnInitial", "rateOnAdjusted",
    "timeProgress", "gapOnAdjusted", "light", "frozen", "available",
]
# Shown only in years that have any.
RARE = ["recovered", "frozen"]
LIGHTS = {"green": "●正常", "yellow": "▲黄灯", "red": "■红灯", None: "—"}


def shown(figures, name):
    """A figure of the JSON as the page shows it: 万元, half away from zero; 偏差 with its sign."""
    value = figures[name]
    if name == "light":
        return LIGHTS[value]
    if value is None:
        return "—"
    number = decimal.Decimal(value)
    if name == "gapOnAdjusted":
        return "0.00" if number == 0 else ("-" if number > 0 else "+") + str(abs(number))
    if "rate" in name.lower() or name == "timeProgress":
        return value
    return str((number / 10000).quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_UP))


class Figures(PageTest):
    def table(self):
        """Each row's cells, by the name at its head; one line each, so that a copied row stays one."""
        rows = {}
        for row in self.all("table.execution tbody tr, table.execution tfoot tr"):
            head = row.find_element(By.CSS_SELECTOR, "th")
            links = head.find_elements(By.CSS_SELECTOR, "a")
            cells = row.find_elements(By.CSS_SELECTOR, "td")
            rows[(links or [head])[0].text] = [cell.text for cell in cells]
        return rows

    def test_every_cell_equals_the_command_line_on_several_days(self):
        for day in ["2021-12-31", "2021-07-31", "2021-03-15"]:
            with self.subTest(day=day):
                self.open(f"{BOOK}?as_of={day}")
                expected = self.server.execution("--as-of", day)
                table = self.table()
                named = {row["name"]: row for row in expected["rows"]}
                totals = {"basic": "基本支出小计", "project": "项目支出小计", "unit": "部门合计"}
                named |= {totals[scope]: row for scope, row in expected["totals"].items()}
                self.assertEqual(set(table), set(named))
                columns = [
                    column for column in COLUMNS
                    if column not in RARE or expected["totals"]["unit"][column] != "0.00"]
                for name, figures in named.items():
                    self.assertEqual(
                        table[name], [shown(figures, column) for column in columns], name)

    def test_a_recovery_does_not_hide_what_was_done(self):
        self.open(f"{BOOK}?as_of=2021-12-31")
        cards = self.one("section.figures").text
        for text in ["1207.96", "1125.54", "100.00%", "38.21%", "83.81", "93.07%", "1209.35"]:
            self.assertIn(text, cards)

    def test_rows_are_sorted_by_how_far_they_are_behind(self):
        self.open(f"{BOOK}?as_of=2021-07-31")
        expected = self.server.execution("--as-of", "2021-07-31")
        gaps = {row["name"]: decimal.Decimal(row["gapOnAdjusted"]) for row in expected["rows"]}
        names = [link.text for link in self.all("table.execution tbody th a")]
        self.assertEqual([gaps[name] for name in names], sorted(gaps.values(), reverse=True))

    def test_each_month_of_a_task_stands_above_its_amount(self):
        self.open(f"{BOOK}/tasks/T01")
        heads = self.all("table.by-month thead th")
        amounts = self.all("table.by-month tbody td")
        self.assertEqual(len(heads), 12)
        self.assertEqual(len(amounts), 12)
        for head, amount in zip(heads, amounts):
            self.assertAlmostEqual(head.rect["x"], amount.rect["x"], delta=1)
            self.assertGreater(amount.rect["y"], head.rect["y"])

    def test_a_figure_leads_to_its_vouchers(self):
        self.open(f"{BOOK}?as_of=2021-12-31")
        row = self.browser.find_element(By.LINK_TEXT, "党务经费").find_element(By.XPATH, "../..")
        self.follow(row.find_element(By.LINK_TEXT, "51.78"))
        self.assertIn("累计支出 ÷ 年初预算数", self.one("main").text)
        self.follow(self.browser.find_element(By.LINK_TEXT, "69.64 万元"))
        self.assertGreater(len(self.all("table.events tbody tr")), 5)
        self.assertIn("记-", self.one("table.events").text)

    def test_the_json_twin_is_the_command_lines_document(self):
        self.open("/v1" + BOOK + "/execution?as_of=2021-07-31")
        text = self.script("return document.body.innerText")
        self.assertEqual(json.loads(text), self.server.execution("--as-of", "2021-07-31"))

    def test_a_term_ends_the_server_in_order(self):
        self.open(BOOK)
        self.assertEqual(self.server.stop(), 0)
        type(self).server.close()
        type(self).server = type(self.server)()
        self.addClassCleanup(self.server.close)
