// Opens each page in headless Chromium without a network: axe-core must find no violation as it stands, with a citation open,
// filtered, and on a small screen; every link must lead somewhere; and without a script a citation must open all the same.
// usage: node check.mjs PAGE.html...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet });
let faults = 0;
const fault = (words) => {
  faults++;
  console.error(`page: ${words}`);
};

const opened = async (file, options) => {
  const context = await browser.newContext({ javaScriptEnabled: options.script !== false, viewport: options.viewport });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) fault(`${file} asks for ${request.url()}`);
  });
  page.on("pageerror", (error) => fault(`${file}: the script stops: ${error.message}`));
  await page.goto(pathToFileURL(resolve(file)).href);
  return { page, close: () => context.close() };
};

const wide = { width: 1440, height: 900 };
const narrow = { width: 320, height: 640 };
for (const file of process.argv.slice(2)) {
  const before = faults;
  let states = 0;
  const audit = async (page, state) => {
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const violation of found.violations) {
      fault(`${file}, ${state}: ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
    }
    states++;
  };
  for (const [name, viewport] of [["wide", wide], ["narrow", narrow]]) {
    const { page, close } = await opened(file, { viewport });
    await audit(page, name);
    const cites = page.locator("main a.cite");
    const count = await cites.count();
    for (const at of count > 0 ? [0, Math.floor(count / 2), count - 1] : []) {
      await cites.nth(at).click();
      if ((await page.locator(".words:target").count()) !== 1 || !(await page.locator(".words:target mark").first().isVisible())) fault(`${file}, ${name}: citation link ${at + 1} opens no words`);
      await audit(page, `${name}, citation link ${at + 1} open`);
    }
    const select = page.locator(".filters select").first();
    if ((await select.count()) > 0) {
      await select.selectOption({ index: 1 });
      if ((await page.locator(".out").count()) === 0) fault(`${file}, ${name}: the filter leaves nothing out`);
      await audit(page, `${name}, filtered`);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) fault(`${file}, ${name}: the page is ${over} pixels wider than the screen`);
    const broken = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute("href")).filter((href) => !document.getElementById(href.slice(1))));
    for (const href of new Set(broken)) fault(`${file}: the link ${href} leads nowhere`);
    await close();
  }
  const { page, close } = await opened(file, { viewport: wide, script: false });
  const cite = page.locator("main a.cite").first();
  if ((await cite.count()) > 0) {
    await cite.click();
    if (!(await page.locator(".words mark:visible").first().isVisible())) fault(`${file}: without a script no citation opens`);
  }
  await close();
  console.log(`page: ${basename(file)}: axe ${faults === before ? "finds 0 violations" : "or a check fails"} in ${states} states; ${faults - before} faults`);
}
await browser.close();
process.exit(faults === 0 ? 0 : 1);
