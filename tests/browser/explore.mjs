// The explorer in a browser: by mouse, by keyboard, without script, in both languages; what is saved gives the same
// numbers on the command line.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as b from "./lib/browser.mjs";

const designs = join(b.work, "designs");
const output = join(b.work, "explored");
const SMALL = ["--population", "0.02"];
let browser, explorer, address;

before(async () => {
  mkdirSync(designs);
  for (const name of ["geen-vervolg", "gezondheidsraad-2014", "kabinet-2015"]) {
    cpSync(`scenarios/${name}.toml`, join(designs, `${name}.toml`));
  }
  explorer = spawn(process.env.LEMNISCAAT, ["explore", designs, "--output", output, "--no-open", "--lang", "nl", ...SMALL]);
  address = await new Promise((tell, fail) => {
    let said = "";
    explorer.stderr.on("data", (text) => {
      said += text;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) tell(found[0]);
    });
    explorer.on("exit", (code) => fail(new Error(`the explorer ended with ${code}: ${said}`)));
  });
  browser = await b.launch();
});
after(async () => {
  await browser?.close();
  explorer?.removeAllListeners("exit");
  explorer?.kill("SIGTERM");
});

const ADVICE = "base=gezondheidsraad-2014";
const at = (query, lang = "nl") => `${address}/?${query}&lang=${lang}`;
const said = (page) => page.$eval("#sentence", (e) => e.textContent.trim());

/** Opens a page of the explorer, runs a test on it, and holds it to what is always so. */
async function explore(url, size, run) {
  const page = await b.open(browser, url, size);
  await run(page);
  // A question that a newer one overtakes is dropped on purpose.
  page.seen.complaints = page.seen.complaints.filter((text) => !text.startsWith(`failed: ${address}/result?`));
  b.noErrors(page);
  b.noForeignRequests(page, address);
  await page.close();
}

/** Does something and waits until the full small set of worlds has answered. */
async function answered(page, act) {
  const before = await said(page);
  await act();
  await page.waitForFunction(
    (before) => {
      const now = document.querySelector("#sentence")?.textContent.trim();
      return now && now !== before && now.includes("16 ") && !document.querySelector("#result").ariaBusy;
    },
    { timeout: 60_000 },
    before,
  );
}

for (const lang of ["nl", "en"]) {
  for (const [name, size] of [["desktop", b.DESK], ["phone", b.PHONE]]) {
    test(`${lang}, ${name}: axe-core, headings, nothing sideways`, () =>
      explore(at(`${ADVICE}&governance.bottom_up=90&vs=base%3Dkabinet-2015`, lang), size, async (page) => {
        assert.equal(await page.$eval("html", (html) => html.lang), lang);
        await b.headings(page);
        await b.shot(page, `explore-${lang}-${name}`);
        await b.axe(page, `${lang}, ${name}, folded`);
        await b.unfold(page);
        await b.axe(page, `${lang}, ${name}, unfolded`);
        await b.noSidewaysScroll(page);
      }));
  }
}

test("a slider by keyboard and by mouse moves number, sentence, charts and address", () =>
  explore(at(ADVICE), b.DESK, async (page) => {
    await page.evaluate(() => document.querySelectorAll("details.group").forEach((d) => (d.open = true)));
    const number = () => page.$eval("#governance-bottom-up", (e) => Number(e.value));
    await answered(page, async () => {
      await page.focus('[data-for="governance-bottom-up"]');
      for (let i = 0; i < 5; i += 1) await page.keyboard.press("ArrowRight");
    });
    assert.equal(await number(), 75);
    assert.match(page.url(), /governance\.bottom_up=75/);
    assert.match(await said(page), /Tegenover ‘Advies Gezondheidsraad’/);
    await answered(page, async () => {
      const slider = await page.$('[data-for="governance-bottom-up"]');
      await slider.scrollIntoView();
      const box = await slider.boundingBox();
      await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
    });
    assert.ok((await number()) < 40, `${await number()}`);
    assert.match(await page.$eval("#said", (e) => e.textContent), /16 werelden/);
    await page.goBack({ waitUntil: "load" });
    await page.waitForFunction(() => document.querySelector("#governance-bottom-up")?.value === "75");
  }));

test("a slider is answered soon, first by four worlds", () =>
  explore(at(ADVICE), b.DESK, async (page) => {
    const times = [];
    for (let i = 0; i < 7; i += 1) {
      times.push(
        await page.evaluate(
          (value) =>
            new Promise((tell) => {
              const slider = document.querySelector('[data-for="governance-steering"]');
              const result = document.querySelector("#result");
              const watch = new MutationObserver((changes) => {
                if (!changes.some((change) => change.type === "childList")) return;
                watch.disconnect();
                requestAnimationFrame(() => tell(performance.now() - from));
              });
              watch.observe(result, { childList: true });
              const from = performance.now();
              slider.value = value;
              slider.dispatchEvent(new Event("input", { bubbles: true }));
            }),
          40 + 5 * i,
        ),
      );
      await page.waitForFunction(() => document.querySelector("#sentence")?.textContent.includes("16 "), { timeout: 60_000 });
    }
    times.sort((x, y) => x - y);
    console.log(`from slider to result: median ${times[3].toFixed(0)} ms, slowest ${times[6].toFixed(0)} ms (small worlds)`);
    assert.ok(times[3] < 2000, `${times}`);
  }));

test("the language changes, a reload keeps everything", () =>
  explore(at(`${ADVICE}&governance.steering=55&title=Ons%20plan`), b.DESK, async (page) => {
    const [, before] = [await page.reload(), await said(page)];
    assert.match(before, /‘Ons plan’/);
    await Promise.all([page.waitForNavigation(), page.click("[data-language]")]);
    assert.equal(await page.$eval("html", (html) => html.lang), "en");
    assert.match(await said(page), /under ‘Ons plan’/);
    assert.equal(await page.$eval("#governance-steering", (e) => e.value), "55");
    const english = await said(page);
    await page.reload();
    assert.equal(await said(page), english);
  }));

test("a value that cannot be is refused with a sentence", () =>
  explore(at(ADVICE), b.DESK, async (page) => {
    await page.evaluate(() => {
      const input = document.querySelector("#governance-steering");
      input.value = "250";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.waitForSelector("#result [role=alert]");
    assert.match(await page.$eval("#result [role=alert]", (e) => e.textContent), /250% kan niet.*van 0% tot 100%/s);
    // The browser itself reports the refused request.
    page.seen.complaints = page.seen.complaints.filter((text) => !text.includes("400"));
  }));

test("nothing in a field is said, and nothing else is lost", () =>
  explore(at(`${ADVICE}&governance.bottom_up=90`), b.DESK, async (page) => {
    await page.evaluate(() => {
      const input = document.querySelector("#governance-steering");
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.waitForSelector("#result [role=alert]");
    assert.match(await page.$eval("#result [role=alert]", (e) => e.textContent), /hier staat niets.*vul een getal in/is);
    await page.reload();
    assert.match(await page.$eval("main", (e) => e.textContent), /weggelaten; al het andere staat er nog/);
    assert.equal(await page.$eval("#governance-bottom-up", (e) => e.value), "90");
    page.seen.complaints = page.seen.complaints.filter((text) => !text.includes("400"));
  }));

test("another design to start from keeps the former one next to it", () =>
  explore(at(`${ADVICE}&governance.bottom_up=90&title=Ons%20plan`), b.DESK, async (page) => {
    await page.select("#base", "kabinet-2015");
    assert.match(page.url(), /base=gezondheidsraad-2014/, "a list waits for its button");
    await Promise.all([page.waitForNavigation(), page.click("#base ~ button")]);
    assert.match(page.url(), /base=kabinet-2015/);
    assert.match(await page.$eval(".beside", (e) => e.textContent), /Ons plan/);
    await Promise.all([page.waitForNavigation(), page.click(".beside a")]);
    assert.equal(await page.$eval("#governance-bottom-up", (e) => e.value), "90");
  }));

test("without script the form works with its button", async () => {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(at(ADVICE));
  const before = await said(page);
  await page.$eval("#governance-steering", (e) => (e.closest("details.group").open = true));
  const value = await page.$("#governance-steering");
  await value.click({ count: 3 });
  await value.type("80");
  await Promise.all([page.waitForNavigation(), page.click("#form button")]);
  assert.match(page.url(), /governance\.steering=80/);
  assert.doesNotMatch(page.url(), /bottom_up/);
  assert.notEqual(await said(page), before);
  await page.close();
});

test("computed in full, stopped and done; what is saved gives the same bytes on the command line", () =>
  explore(at(`${ADVICE}&governance.steering=80&title=Ons%20plan`), b.DESK, async (page) => {
    const compute = async (worlds) => {
      await page.select("#worlds", worlds);
      await Promise.all([page.waitForNavigation(), page.click('form[action="/compute"] button')]);
    };
    const stage = (text) =>
      page.waitForFunction((text) => document.querySelector("#stage").textContent.includes(text), { timeout: 300_000 }, text);
    await compute("128");
    await b.axe(page, "progress");
    await page.waitForSelector("#stage button");
    await Promise.all([page.waitForNavigation(), page.click("#stage button")]);
    await stage("Gestopt; er is niets bewaard");
    await Promise.all([page.waitForNavigation(), page.click("#stage ~ p a")]);
    await compute("16");
    await stage("Lees het antwoord");
    await Promise.all([page.waitForNavigation(), page.click("#stage a")]);
    assert.match(await page.$eval("main", (e) => e.textContent), /‘Ons plan’/);
    await b.axe(page, "stored comparison");
    await b.shot(page, "explore-stored");
    await page.goto(at(`${ADVICE}&governance.steering=80&title=Ons%20plan`));
    await Promise.all([page.waitForNavigation(), page.click('form[action="/save"] button')]);
    assert.match(await page.$eval("main", (e) => e.textContent), /ons-plan\.toml/);
    await b.axe(page, "saved");
    const again = join(b.work, "again");
    const names = "ons-plan,gezondheidsraad-2014";
    b.program("compare", designs, "--designs", names, "--worlds", "16", "--lang", "nl", "--out", again, ...SMALL);
    const stored = join(output, readdirSync(output).find((name) => name.includes("ons-plan")));
    for (const file of ["monthly.parquet", "yearly.parquet", "summary.parquet", "designs/ons-plan.toml"]) {
      assert.ok(readFileSync(join(stored, file)).equals(readFileSync(join(again, file))), `${file} differs`);
    }
  }));

test("stored comparisons are listed and opened in both languages", () =>
  explore(`${address}/runs?lang=en`, b.DESK, async (page) => {
    await b.axe(page, "list");
    await Promise.all([page.waitForNavigation(), page.click("main li a")]);
    assert.match(await page.$eval("main", (e) => e.textContent), /The answer in five points/);
    await page.select("#indicator", "active_networks");
    await Promise.all([page.waitForNavigation(), page.click("main form button")]);
    assert.match(page.url(), /indicator=active_networks/);
  }));

test("what the command line runs in a world is what the explorer shows of it", () =>
  explore(at(`${ADVICE}&governance.steering=80`), b.DESK, async (page) => {
    const level = (design, world) => {
      const folder = join(b.work, `${design}-${world}`);
      b.program("run", join(designs, `${design}.toml`), "--world", `${world}`, ...SMALL, "--out", folder);
      const [head, ...rows] = readFileSync(join(folder, "monthly.csv"), "utf8").trim().split("\n").map((row) => row.split(","));
      const row = rows.find((cells) => cells[head.indexOf("month")] === "2027-12");
      return Number(row[head.indexOf("practice_use")]);
    };
    const table = await page.$$eval("#result figure table", ([first]) =>
      [...first.querySelectorAll("tbody tr")].map((row) => row.querySelector("td").textContent),
    );
    assert.equal(table.length, 16);
    for (const world of [0, 5]) {
      const shown = Number(table[world].replace("−", "-").replace(",", "."));
      const run = 100 * (level("ons-plan", world) - level("gezondheidsraad-2014", world));
      assert.ok(Math.abs(shown - run) <= 0.0501, `world ${world}: shown ${shown}, run ${run}`);
    }
  }));
