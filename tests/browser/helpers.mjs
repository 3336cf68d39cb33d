// The helpers see what is wrong: on a page with every fault each of them fails, on one without none does.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as b from "./lib/browser.mjs";

let browser;
before(async () => (browser = await b.launch()));
after(() => browser?.close());

/** Opens a page of this content. */
function made(name, content) {
  const file = join(b.work, `${name}.html`);
  writeFileSync(file, `<!doctype html><html lang="en"><head><title>Made up</title></head><body>${content}</body></html>`);
  return b.open(browser, pathToFileURL(file).href, b.PHONE);
}

const GOOD = `<main><h1>One</h1><h2>Two</h2><a href="#x">a link</a><p id="x">text</p></main>`;
const FAULTS = `<h1>One</h1><h3>Three</h3><p style="color:#bbb">pale</p><img src="http://127.0.0.1:9/x.png">
  <a href="#x" style="outline:none">a link</a><div style="width:900px">wide</div><script>console.error("oh")</script>`;

test("a good page passes", async () => {
  const page = await made("good", GOOD);
  b.noErrors(page);
  b.noForeignRequests(page, "file:");
  await b.axe(page, "good");
  await b.headings(page);
  await b.noSidewaysScroll(page);
  assert.deepEqual(await b.tabStops(page), await b.numbered(page, "a"));
  const { facts, first } = await b.paper(page, "made-up");
  assert.deepEqual([facts.Tagged, first], ["yes", "One Two a link text"]);
  await page.close();
});

test("every fault is seen", async () => {
  const page = await made("faults", FAULTS);
  assert.throws(() => b.noErrors(page), /oh/);
  assert.throws(() => b.noForeignRequests(page, "file:"), /127\.0\.0\.1/);
  await assert.rejects(b.axe(page, "faults"), /color-contrast[\s\S]*image-alt/);
  await assert.rejects(b.headings(page), /level 3 after one of level 1/);
  await assert.rejects(b.noSidewaysScroll(page), /DIV wide/);
  await assert.rejects(b.tabStops(page), /no visible focus/);
  await page.close();
});
