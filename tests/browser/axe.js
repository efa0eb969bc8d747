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
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const widths = [1280, 320];
const schemes = ['light', 'dark'];
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

/* Pages of the top are each a type; those in a folder are one, but the largest
   says most. */
function typeOf(page) {
	const parts = page.split('/');

	if (parts.length === 1) {
		return page;
	}
	return parts[0] + '/' + '*'.repeat(parts.length - 1);
}

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

async function tryPage(context, page, name) {
	const tab = await context.newPage();
	const asked = [];

	tab.on('request', (request) => {
		if (!request.url().startsWith('file:')) {
			asked.push(request.url());
		}
	});
	tab.on('console', (message) => {
		if (message.type() === 'error') {
			asked.push(message.text());
		}
	});
	await tab.goto('file://' + path.resolve(site, page));
	await tab.evaluate(() => document.querySelectorAll('details')
		.forEach((it) => { it.open = true; }));
	await tab.addScriptTag({ content: axe });
	const result = await tab.evaluate((only) => window.axe.run(document, {
		runOnly: { type: 'tag', values: only },
	}), tags);
	const over = await tab.evaluate(() =>
		document.documentElement.scrollWidth - window.innerWidth);
	const evidence = result.violations.flatMap((rule) =>
		rule.nodes.slice(0, 5).map((node) =>
			`${rule.id}: ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map((it) => it.message).join('; ')}`));

	if (over > 0) {
		evidence.push(`scrolls sideways by ${over} px`);
	}
	evidence.push(...asked);
	tell(evidence.length === 0, name, evidence);
	await tab.close();
}

async function main() {
	const browser = await chromium.launch({
		executablePath: process.env.LL_CHROMIUM || '/usr/bin/chromium',
		args: ['--no-sandbox'],
	});
	const pages = onePerType();

	for (const colorScheme of schemes) {
		for (const width of widths) {
			const context = await browser.newContext({
				bypassCSP: true,
				colorScheme,
				viewport: { width, height: 900 },
			});

			for (const page of pages) {
				await tryPage(context, page,
					`${page} ${colorScheme} ${width}`);
			}
			await context.close();
		}
	}
	await browser.close();
	console.log(`1..${count}`);
}

main().catch((error) => {
	console.log('Bail out! ' + error.message.split('\n')[0]);
	process.exit(1);
});
