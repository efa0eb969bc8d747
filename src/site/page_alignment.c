#include "base/buf.h"
#include "site/feel.h"
#include "site/finding.h"
#include "site/in_use.h"
#include "site/ledger.h"
#include "site/trend.h"
#include "site/waiting.h"

/*
 * Where the organisation is not aligned: findings, each with who
 * can close it. There is no total score: what could be added up is of
 * different kinds.
 */

enum {
	SHOWN = 6,    /* findings of one family, before the others are folded */
	FEELINGS = 5, /* values where say and feel are furthest apart */
};

static const char question[] = "Where what we say and what we do part, and who "
			       "can bring them together.";

/* ---- what was looked at -------------------------------------------------- */

static void say_looked_at(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_arena *arena = dict->arena;
	struct ll_finding_count count = ll_findings_by_level(view);
	struct ll_say say = ll_say_open(page, dict, LL_NAME_SAY);

	ll_say_str(&say,
		   ll_strf(arena, "%zu record%s in %zu file%s ", view->nrecords,
			   view->nrecords == 1 ? "" : "s", view->nfiles_read,
			   view->nfiles_read == 1 ? "" : "s"));
	ll_say(&say, view->nrecords == 1 ? "was" : "were");
	ll_say(&say, " looked at. ");
	if (!count.n) {
		ll_say(&say, "No finding in what is recorded.");
		return;
	}
	ll_say_str(&say,
		   ll_capital(arena, ll_count_of(arena, count.n,
						 "finding: ", "findings: ")));
	ll_say_str(&say, ll_finding_counts(arena, &count));
	ll_say(&say, ". Each stands below with who can close it.");
}

static void say_levels(const struct ll_page *page, struct ll_dict *dict)
{
	static const struct {
		enum ll_diag_level level;
		const char *means;
	} row[] = {
		{ LL_ERROR, "a page is wrong or missing" },
		{ LL_WARNING, "a reader could be misled, or nobody is "
			      "responsible" },
		{ LL_NOTE, "worth a look" },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct ll_say say = ll_fact_open(
			page, dict,
			ll_str_zero(dict->arena,
				    ll_finding_level(row[i].level)));

		ll_say(&say, row[i].means);
	}
}

/* ---- the families -------------------------------------------------------- */

static void add_family(const struct ll_page *page, struct ll_dict *dict,
		       enum ll_family family)
{
	const struct ll_family_info *info = &ll_family_info[family];
	struct ll_finding_list list =
		ll_findings_of_family(dict->arena, page->site->view, family);
	struct ll_dict *panel = ll_panel_open(dict, info->word, info->title);
	struct ll_say say = ll_say_open(page, panel, LL_NAME_LEAD);

	if (!list.n) {
		ll_say(&say, "No finding ");
		ll_say(&say, info->place);
		ll_say(&say, ".");
		return;
	}
	ll_say_str(&say,
		   ll_capital(dict->arena,
			      ll_finding_counts(dict->arena, &list.count)));
	ll_say(&say, " ");
	ll_say(&say, info->place);
	ll_say(&say, ".");
	ll_finding_rows(page, panel, &list, SHOWN);
}

static void add_families(const struct ll_page *page, struct ll_dict *dict)
{
	for (int i = 0; i < LL_NFAMILIES; i++) {
		add_family(page, dict, (enum ll_family)i);
	}
}

static void add_feelings(const struct ll_page *page, struct ll_dict *dict)
{
	ll_feel_panel(page, dict, ll_month_of(page->site->view->today),
		      FEELINGS);
}

/* The parts of the page, in their order. */
static void (*const part[])(const struct ll_page *page,
			    struct ll_dict *dict) = {
	ll_trend_panel,  add_families,     ll_ledger_panel,
	ll_in_use_panel, ll_waiting_panel, add_feelings,
};

static void make_alignment(const struct ll_site *site,
			   const struct ll_page *page, struct ll_dict *dict)
{
	struct ll_say say;

	(void)site;
	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "Alignment", "ring", LL_STR("Alignment"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say(&say, question);
	say_looked_at(page, dict);
	say_levels(page, dict);
	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		part[i](page, dict);
	}
}

void ll_pages_alignment(struct ll_site *site)
{
	ll_site_add(site, LL_STR("alignment.html"), "alignment", make_alignment,
		    NULL, "");
}
