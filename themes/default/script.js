/* Enhancements only: every page works without this file. */
(function () {
	"use strict";
	var root = document.documentElement;
	var key = "lodeline-theme";

	function stored(value) {
		try {
			if (value) {
				localStorage.setItem(key, value);
			}
			return localStorage.getItem(key);
		} catch (e) {
			return value || null;
		}
	}

	function isDark() {
		var theme = root.getAttribute("data-theme");

		return theme ? theme === "dark" :
			matchMedia("(prefers-color-scheme: dark)").matches;
	}

	function label(button) {
		button.textContent = isDark() ? "Light" : "Dark";
		button.setAttribute("aria-label", isDark() ?
			"Light colours" : "Dark colours");
	}

	function setUpSwitch() {
		var button = document.querySelector(".switch");

		if (!button) {
			return;
		}
		label(button);
		button.hidden = false;
		button.addEventListener("click", function () {
			var theme = isDark() ? "light" : "dark";

			root.setAttribute("data-theme", theme);
			stored(theme);
			label(button);
		});
		matchMedia("(prefers-color-scheme: dark)").addEventListener(
			"change", function () { label(button); });
	}

	/* A link into something folded opens it. */
	function openTarget() {
		var id = decodeURIComponent(location.hash.slice(1));
		var node = id && document.getElementById(id);
		var target = node;

		for (; node; node = node.parentElement) {
			if (node.tagName === "DETAILS") {
				node.open = true;
			}
		}
		if (target) {
			target.scrollIntoView();
		}
	}

	/* Paper cannot be opened: unfold for printing, fold again after. */
	function setUpPrint() {
		var opened = [];

		addEventListener("beforeprint", function () {
			opened = Array.prototype.slice.call(
				document.querySelectorAll("details:not([open])"));
			opened.forEach(function (node) { node.open = true; });
		});
		addEventListener("afterprint", function () {
			opened.forEach(function (node) { node.open = false; });
		});
	}

	/* What scrolls sideways can be reached with the keyboard. */
	function setUpTables() {
		document.querySelectorAll(".prose table").forEach(
			function (node) {
				if (node.scrollWidth > node.clientWidth) {
					node.tabIndex = 0;
				}
			});
	}

	if (stored() === "light" || stored() === "dark") {
		root.setAttribute("data-theme", stored());
	}
	setUpSwitch();
	setUpPrint();
	setUpTables();
	addEventListener("hashchange", openTarget);
	if (location.hash) {
		openTarget();
	}
}());
