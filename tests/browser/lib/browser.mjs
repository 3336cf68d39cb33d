// What tests of pages share: a browser, a page that remembers what went wrong, axe-core, the keyboard, paper, pictures.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.BROWSER_MODULES, "package.json"));
const puppeteer = require("puppeteer-core");
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Folder for what a test makes, thrown away afterwards. */
export const work = process.env.BROWSER_WORK;
/** Widths that people have: a desk, and the narrowest that WCAG 1.4.10 asks. */
export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 320, height: 640 };
/** What axe-core must find nothing of. */
export const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Runs the program and returns what it prints. */
export const program = (...args) => execFileSync(process.env.LEMNISCAAT, args, { encoding: "utf8" });

/** Debian's Chromium without a window; close it when done. */
export const launch = () =>
  puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"],
  });

/** Opens an address at a size; the page keeps its complaints and requests in `page.seen`. */
export async function open(browser, address, size = DESK) {
  const page = await browser.newPage();
  page.seen = { complaints: [], requests: [] };
  page.on("console", (message) => {
    if (["error", "warn", "warning", "assert"].includes(message.type())) page.seen.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.seen.complaints.push(String(error)));
  page.on("requestfailed", (request) => page.seen.complaints.push(`failed: ${request.url().slice(0, 200)}`));
  page.on("request", (request) => page.seen.requests.push(request.url()));
  await page.setViewport(size);
  await page.goto(address, { waitUntil: "load" });
  return page;
}

/** No error, warning or failed request so far. */
export const noErrors = (page) => assert.deepEqual(page.seen.complaints, [], "the console complains");

/** Every request so far began with one of `own` or carries its data itself. */
export function noForeignRequests(page, ...own) {
  const foreign = page.seen.requests.filter((url) => !["data:", ...own].some((start) => url.startsWith(start)));
  assert.ok(page.seen.requests.length > 0, "no request was seen at all");
  assert.deepEqual(foreign, [], "something is loaded from elsewhere");
}

/** axe-core finds nothing; says rule, element and reason otherwise. */
export async function axe(page, where) {
  await page.evaluate(axeSource);
  const { violations, passes } = await page.evaluate(
    (tags) => window.axe.run({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "passes"] }),
    TAGS,
  );
  const told = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`),
  );
  assert.ok(passes.length > 5, `axe-core looked at ${passes.length} rules only`);
  assert.deepEqual(told, [], `axe-core, ${where}`);
}

/** Levels of headings in order: one of the first level, no level skipped. */
export async function headings(page) {
  const levels = await page.$$eval("h1,h2,h3,h4,h5,h6", (all) => all.map((h) => [Number(h.tagName[1]), h.textContent]));
  assert.equal(levels.filter(([level]) => level === 1).length, 1, "not one h1");
  levels.reduce((before, [level, text]) => {
    assert.ok(level <= before + 1, `a heading of level ${level} after one of level ${before}: ${text}`);
    return level;
  }, 0);
}

/** What Tab reaches, in order, until it leaves the page; every stop must show that it has the focus. */
export async function tabStops(page) {
  await page.evaluate(() => {
    // Tab goes on from where the focus last was: put that at the top.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    window.scrollTo(0, 0);
    document.querySelectorAll("*").forEach((element, i) => (element.dataset.stop = i));
  });
  const stops = [];
  for (let i = 0; i < 3000; i += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body || at === document.documentElement) return null;
      const style = getComputedStyle(at);
      // What the browser draws by itself (auto) is wide enough, whatever width it gives.
      const widths = { none: 0, auto: 2 };
      return { at: at.dataset.stop, outline: widths[style.outlineStyle] ?? parseFloat(style.outlineWidth) };
    });
    if (!stop || stops.includes(stop.at)) return stops;
    assert.ok(stop.outline >= 2, `no visible focus on element ${stop.at}`);
    stops.push(stop.at);
  }
  throw new Error("Tab never leaves the page");
}

/** Numbers, as `tabStops` gives them, of all shown elements that match. */
export const numbered = (page, selector) =>
  page.$$eval(selector, (all) => all.filter((e) => e.checkVisibility()).map((e) => e.dataset.stop));

/** Nothing makes the page wider than the window: only regions of their own may scroll sideways. */
export async function noSidewaysScroll(page) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const inside = (e) => e.closest(".wide, .chart, svg");
    const all = [...document.body.querySelectorAll("*")].filter((e) => !inside(e.parentElement) && e.checkVisibility());
    const beyond = all.filter((e) => !e.matches(".skip") && e.getBoundingClientRect().right > room + 0.5);
    return { beyond: beyond.map((e) => `${e.tagName} ${e.textContent.slice(0, 60)}`), page: document.documentElement.scrollWidth - room };
  });
  assert.deepEqual(wide, { beyond: [], page: 0 });
}

/** Opens all details. */
export const unfold = (page) => page.$$eval("details", (all) => all.forEach((details) => (details.open = true)));

/** A picture in output/screenshots. */
export const shot = (page, name, options = {}) =>
  page.screenshot({ path: join(process.env.BROWSER_SHOTS, `${name}.png`), ...options });

/** The page on paper: its facts (`pdfinfo`) and the text of its first page. */
export async function paper(page, name) {
  const file = join(work, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true, tagged: true }));
  const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  const facts = Object.fromEntries(info.split("\n").map((line) => line.split(/:\s+/, 2)));
  const first = execFileSync("pdftotext", ["-f", "1", "-l", "1", file, "-"], { encoding: "utf8" });
  execFileSync("pdftoppm", ["-png", "-r", "60", "-singlefile", file, join(process.env.BROWSER_SHOTS, `${name}-paper`)]);
  return { facts, first: plain(first) };
}

/** Text with single plain spaces. */
export const plain = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();
