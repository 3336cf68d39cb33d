// report.html, opened from the file as its readers do, in both languages.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as b from "./lib/browser.mjs";

let browser;
before(async () => {
  browser = await b.launch();
  for (const lang of ["nl", "en"]) {
    b.program("compare", "scenarios", "--worlds", "4", "--population", "0.02", "--lang", lang, "--out", join(b.work, lang));
  }
});
after(() => browser?.close());

const address = (lang) => pathToFileURL(join(b.work, lang, "report.html")).href;

/** Opens a report, runs a test on it, and holds it to what is always so. */
async function report(lang, size, run) {
  const page = await b.open(browser, address(lang), size);
  await run(page);
  b.noErrors(page);
  b.noForeignRequests(page, address(lang));
  await page.close();
}

for (const lang of ["nl", "en"]) {
  test(`${lang}: language, title, headings, charts with a description`, () =>
    report(lang, b.DESK, async (page) => {
      assert.equal(await page.$eval("html", (html) => html.lang), lang);
      assert.ok((await page.title()).length > 20);
      await b.headings(page);
      const charts = await page.$$eval("figure svg", (all) =>
        all.map((svg) => {
          const named = svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id));
          return [svg.getAttribute("role"), ...named.map((e) => `${e?.tagName} ${e?.textContent.length > 20}`)].join(", ");
        }),
      );
      assert.ok(charts.length > 10, `${charts.length} charts`);
      assert.deepEqual([...new Set(charts)], ["img, title true, desc true"]);
      await b.shot(page, `report-${lang}-desktop`);
    }));

  for (const [name, size] of [["desktop", b.DESK], ["phone", b.PHONE]]) {
    test(`${lang}, ${name}: axe-core finds nothing, folded and unfolded`, () =>
      report(lang, size, async (page) => {
        await b.axe(page, `${lang}, ${name}, folded`);
        await b.unfold(page);
        await b.axe(page, `${lang}, ${name}, unfolded`);
      }));
  }

  test(`${lang}: at 320 pixels only figures and tables scroll sideways`, () =>
    report(lang, b.PHONE, async (page) => {
      await b.shot(page, `report-${lang}-phone`, { clip: { x: 0, y: 0, width: 320, height: 2400 } });
      await b.noSidewaysScroll(page);
      await b.unfold(page);
      await b.noSidewaysScroll(page);
    }));

  test(`${lang}: by keyboard`, () =>
    report(lang, b.DESK, async (page) => {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => location.hash), "#inhoud");
      const closed = await b.tabStops(page);
      assert.deepEqual(closed.slice(0, 1), await b.numbered(page, ".skip"), "the skip link does not come first");
      await page.focus("summary");
      await page.keyboard.press("Enter");
      assert.ok(await page.$eval("summary", (summary) => summary.parentElement.open), "Enter does not unfold");
      await b.unfold(page);
      const open = await b.tabStops(page);
      for (const selector of [".skip", "summary", "[role=region]", ".wide", ".chart", "a[href]"]) {
        const wanted = await b.numbered(page, selector);
        assert.ok(wanted.length > 0, `there is no ${selector}`);
        assert.deepEqual(wanted.filter((number) => !open.includes(number)), [], `Tab does not reach every ${selector}`);
      }
      const scrolls = await page.$$eval("*", (all) =>
        all.filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "auto").map((e) => e.dataset.stop),
      );
      assert.deepEqual(scrolls.filter((number) => !open.includes(number)), [], "Tab does not reach what scrolls");
      assert.ok(closed.length > 20 && closed.length < open.length, `${closed.length} stops folded, ${open.length} unfolded`);
    }));

  test(`${lang}: on A4, tagged, with the brief on the first page`, () =>
    report(lang, b.DESK, async (page) => {
      const { facts, first } = await b.paper(page, `report-${lang}`);
      const [, width, height] = facts["Page size"].match(/([\d.]+) x ([\d.]+) pts/).map(Number);
      assert.ok(Math.abs(width - 595) < 1.5 && Math.abs(height - 842) < 1.5, facts["Page size"]);
      assert.equal(facts.Tagged, "yes");
      assert.equal(facts.Title, await page.title());
      const points = await page.$$eval(".brief h2, .brief > p, .brief p", (all) => [...new Set(all.map((e) => e.textContent))]);
      assert.ok(points.length >= 12, `${points.length} texts in the brief`);
      // Lines break at hyphens, and bullets stand between paragraphs.
      const letters = (text) => text.replace(/[\s\u00a0\u25e6-]+/g, "");
      points.forEach((text) => assert.ok(letters(first).includes(letters(text)), `the first page lacks ‘${text}’: ${first}`));
    }));
}
