/*
 * axe in real Chromium over one page of each type: light and dark, wide and
 * narrow. Prints TAP.
 *
 *     node axe.js MODULES SITE
 *
 * The type of a page is its template, read off its place in the site.
 */
'use strict';

const fs = require('fs');
const path = require('path');

const [modules, site] = process.argv.slice(2);
const { chromium } = require(path.resolve(modules, 'playwright-core'));
const axe = fs.readFileSync(path.resolve(modules, 'axe-core/axe.min.js'), 'utf8');
const widths = [1280, 320];
/* Between light and dark nothing differs but colours. */
const schemes = {
	light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
	dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};
let count = 0;

function pagesBelow(folder) {
	return fs.readdirSync(path.join(site, folder), { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const at = path.posix.join(folder, entry.name);

			if (entry.isDirectory()) {
				return pagesBelow(at);
			}
			return at.endsWith('.html') ? [at] : [];
		});
}

/*
 * Pages of the top are each a type, but those that say they are plain pages;
 * the pages of a folder are one type.
 */
function typeOf(page) {
	const parts = page.split('/');
	const html = fs.readFileSync(path.join(site, page), 'utf8');

	if (html.includes('<span class="lab">Page</span>')) {
		return 'page';
	}
	if (parts.length === 1) {
		return page;
	}
	return parts[0] + '/' + '*'.repeat(parts.length - 1);
}

/* The largest page of a type says most. */
function onePerType() {
	const best = new Map();

	for (const page of pagesBelow('')) {
		const size = fs.statSync(path.join(site, page)).size;
		const type = typeOf(page);

		if (!best.has(type) || best.get(type).size < size) {
			best.set(type, { page, size });
		}
	}
	return [...best.values()].map((it) => it.page).sort();
}

function tell(ok, name, evidence) {
	count++;
	console.log(`${ok ? 'ok' : 'not ok'} ${count} - ${name}`);
	for (const line of evidence) {
		console.log('# ' + line);
	}
}

/* What the page asks of other hosts, and what its policy forbids it. */
function watch(tab) {
	const seen = [];

	tab.on('request', (request) => {
		if (!request.url().startsWith('file:')) {
			seen.push(request.url());
		}
	});
	tab.on('console', (message) => {
		if (message.type() === 'error') {
			seen.push(message.text());
		}
	});
	return seen;
}

async function open(tab, page) {
	await tab.goto('file://' + path.resolve(site, page));
	await tab.evaluate(() => document.querySelectorAll('details')
		.forEach((it) => { it.open = true; }));
	await tab.addScriptTag({ content: axe });
}

/* What axe finds, and whether the page is wider than the window. */
async function look(tab, runOnly) {
	const result = await tab.evaluate((only) => window.axe.run(document, {
		preload: false,
		resultTypes: ['violations'],
		runOnly: only,
	}), runOnly);
	const over = await tab.evaluate(() =>
		document.documentElement.scrollWidth - window.innerWidth);
	const evidence = result.violations.flatMap((rule) =>
		rule.nodes.slice(0, 5).map((node) =>
			`${rule.id}: ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map((it) => it.message).join('; ')}`));

	if (over > 0) {
		evidence.push(`scrolls sideways by ${over} px`);
	}
	return evidence;
}

/* The page is loaded once: what changes after that is the window alone. */
async function tryPage(tab, seen, page) {
	seen.length = 0;
	await open(tab, page);
	for (const [colorScheme, runOnly] of Object.entries(schemes)) {
		for (const width of widths) {
			await tab.emulateMedia({ colorScheme });
			await tab.setViewportSize({ width, height: 900 });
			const evidence = await look(tab, runOnly);

			evidence.push(...seen);
			tell(evidence.length === 0,
				`${page} ${colorScheme} ${width}`, evidence);
		}
	}
}

async function main() {
	const browser = await chromium.launch({
		executablePath: process.env.LL_CHROMIUM || '/usr/bin/chromium',
		args: ['--no-sandbox'],
	});
	const context = await browser.newContext({ bypassCSP: true });
	const tab = await context.newPage();
	const seen = watch(tab);

	for (const page of onePerType()) {
		await tryPage(tab, seen, page);
	}
	await browser.close();
	console.log(`1..${count}`);
}

main().catch((error) => {
	console.log('Bail out! ' + error.message.split('\n')[0]);
	process.exit(1);
});
