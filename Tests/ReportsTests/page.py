"""Uses the HTML report as a person does. Usage: page.py REPORT BROWSER FOLDER-FOR-SCREENSHOTS"""

import pathlib
import struct
import sys
import zlib

from playwright.sync_api import sync_playwright

report, browser_path, screenshots = sys.argv[1:]


def first_pixel(png):
    """The colour in the left upper corner of a screenshot, as three numbers."""
    data = b""
    position = 8
    while position < len(png):
        length, kind = struct.unpack(">I4s", png[position:position + 8])
        if kind == b"IDAT":
            data += png[position + 8:position + 8 + length]
        position += 12 + length
    return tuple(zlib.decompress(data)[1:4])


def shown(page):
    return page.locator("main article:visible").count()


def open_page(browser, scheme, width=1200):
    errors = []
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: errors.append(request.url) if request.url.startswith("http") else None)
    page.goto(pathlib.Path(report).absolute().as_uri())
    return page, errors


def filters_and_keys(page):
    everything = shown(page)
    assert everything > 3, everything
    errors = page.locator('main article[data-severity="error"]').count()
    page.get_by_label("errors").uncheck()
    assert shown(page) == everything - errors
    assert page.locator("#shown").inner_text() == f"{everything - errors} of {everything} shown"
    page.get_by_label("errors").check()

    page.locator("select[name=service]").select_option("lambda")
    assert 0 < shown(page) < everything
    page.locator("select[name=service]").select_option("")

    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("no such words anywhere")
    assert shown(page) == 0 and page.locator("#none").is_visible()
    page.get_by_label("Search").fill("")
    assert shown(page) == everything

    page.locator("h1").click()
    for key, expected in [("j", 0), ("j", 1), ("j", 2), ("k", 1)]:
        page.keyboard.press(key)
        focused = page.evaluate("[...document.querySelectorAll('main article')].indexOf(document.activeElement)")
        assert focused == expected, (key, focused)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
    for scheme, is_dark in [("light", False), ("dark", True)]:
        page, problems = open_page(browser, scheme)
        filters_and_keys(page)
        page.locator("details.resources summary").first.click()
        assert page.locator("svg.graph").first.is_visible()
        picture = page.screenshot(path=f"{screenshots}/report-{scheme}.png")
        assert (sum(first_pixel(picture)) < 200) == is_dark, first_pixel(picture)
        assert problems == [], problems
    page, _ = open_page(browser, "light", width=360)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"the page is {overflow} pixels wider than a telephone"
    browser.close()
print("the page does what it says")
