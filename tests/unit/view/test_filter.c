#include "test.h"

#include <string.h>

#include "view_fixture.h"

#include "check/check.h"

/* Nothing that is shown may come from, or lead to, what is hidden. */

static const char *const house[][2] = {
	{ "lodeline.yml", "audiences: [public, leaders]\n" },
	{ "strategy/care.md", "# Care\n" },
	{ "strategy/buy.md", "---\naudience: leaders\n---\n# Buy a rival\n" },
	{ "people/ana.md", "# Ana Lima\n" },
	{ "people/zed.md", "---\naudience: leaders\n---\n# Zed Black\n" },
	{ "goals/2026/open.md",
	  "---\nowner: [ana, zed]\nsupports: [strategy/buy, strategy/care]\n"
	  "sponsor: [\"@zed\", The friends]\nsee: goals/2026/deal\n"
	  "metrics: [{id: m, name: M, baseline: 0, target: 10, current: 1}]\n"
	  "---\n# Open\n\n"
	  "First words with @zed and [the plan](deal.md).\n\n"
	  "See [Close the deal](deal.md \"Close the deal\"), "
	  "[care](../../strategy/care.md) and ![x](../../board/x.png).\n\n"
	  "## About [closing](deal.md)\n\nHidden words.\n\n[^1]: Hidden note.\n\n"
	  "### Deeper\n\n[care](../../strategy/care.md)\n\n"
	  "## After\n\nSeen words.\n" },
	{ "goals/2026/deal.md",
	  "---\naudience: leaders\nsupports: goals/2026/parent\n"
	  "metrics: [{id: m, name: M, baseline: 0, target: 10, current: 9}]\n"
	  "---\n# Close the deal\n\nSee [care](../../strategy/care.md).\n" },
	{ "goals/2026/part.md",
	  "---\nsupports: goals/2026/parent\n"
	  "metrics: [{id: m, name: M, baseline: 0, target: 10, current: 3}]\n"
	  "---\n# Part\n" },
	{ "goals/2026/parent.md",
	  "---\nsupports: strategy/care\n---\n# Parent\n" },
	{ "updates/2026-01.md",
	  "---\ngoals:\n  open: {status: on-track, value: 4}\n"
	  "  deal: {status: off-track, value: 2}\n---\n# January\n" },
	{ "updates/2026-02.md",
	  "---\naudience: leaders\ngoals:\n  open: {status: at-risk, value: 7}\n"
	  "---\n# February\n" },
	{ "updates/2026-03.md",
	  "# March\n\n## [Open](../goals/2026/open.md)\n\nStatus: at risk\n\n"
	  "Fine.\n\n## Close the deal\n\nStatus: off track\n\nBad news.\n" },
	{ "meetings/2026-02-10-board.md",
	  "---\naudience: leaders\nattendees: [ana]\n---\n# Board\n\n"
	  "## Actions\n\n- [ ] @ana: sign (due 2026-04-01)\n" },
	{ "meetings/2026-03-10-all.md",
	  "---\nattendees: [ana, zed]\nfollows: meetings/2026-02-10-board\n"
	  "---\n# All hands\n\n## Decisions\n\n"
	  "- Wait for [Close the deal](../goals/2026/deal.md).\n\n"
	  "## Actions\n\n- [ ] @zed: call them\n- [ ] @ana: tell all\n" },
	{ "moments/2026-03-01-late.md",
	  "---\npeople: [zed, ana]\ngoals: [deal, open]\n---\n# Late\n" },
};

static struct ll_view *see(const char *audience)
{
	return view_see(VIEW_FIXTURE(house, "2026-03-31"), audience);
}

/* The record's prose, as text with its links. */
static const char *prose(const struct ll_view_record *record)
{
	struct ll_buf buf = ll_buf_make(&test_arena);
	struct ll_md_render plain = { .raw_html = true };

	ll_md_render(&buf, record->first, record->end, &plain);
	return test_zero(ll_buf_str(&buf));
}

static void hidden_records_are_in_no_list(void **state)
{
	const struct ll_view *view = see("public");

	(void)state;
	assert_string_equal(
		view_ids(view->by_kind[LL_KIND_GOAL]),
		"goals/2026/open goals/2026/parent goals/2026/part");
	assert_string_equal(view_ids(view->by_kind[LL_KIND_PILLAR]),
			    "strategy/care");
	assert_string_equal(view_ids(view->by_kind[LL_KIND_PERSON]),
			    "people/ana");
	assert_string_equal(
		view_ids(view->period[0].goals),
		"goals/2026/open goals/2026/parent goals/2026/part");
	assert_string_equal(view_ids(view_record(view, "people/ana")->meetings),
			    "meetings/2026-03-10-all");
	assert_int_equal(view_record(view, "people/ana")->nopen_actions, 1);
}

static void references_to_hidden_records_are_gone(void **state)
{
	const struct ll_view *view = see("public");
	const struct ll_view_record *open =
		view_record(view, "goals/2026/open");
	const struct ll_view_record *late =
		view_record(view, "moments/2026-03-01-late");
	const struct ll_view_record *all =
		view_record(view, "meetings/2026-03-10-all");

	(void)state;
	assert_int_equal(open->owner.n, 1);
	assert_str(open->owner.item[0].name, "Ana Lima");
	assert_string_equal(view_ids(open->supports), "strategy/care");
	assert_string_equal(view_ids(late->people), "people/ana");
	assert_string_equal(view_ids(late->goals), "goals/2026/open");
	assert_int_equal(all->attendees.n, 1);
	assert_null(all->follows);
	assert_int_equal(all->action[0]->owner.n, 0);
	assert_str(all->decision[0]->text, "Wait for another page.");
}

static void metadata_that_names_hidden_records_is_left_out(void **state)
{
	const struct ll_view_record *open =
		view_record(see("public"), "goals/2026/open");
	struct ll_buf buf = ll_buf_make(&test_arena);

	(void)state;
	for (size_t i = 0; i < open->nfields; i++) {
		if (!open->field[i].known) {
			ll_buf_add(&buf, open->field[i].key);
			ll_buf_add_char(&buf, '=');
			ll_buf_add(&buf, open->field[i].text);
			ll_buf_add_char(&buf, ';');
		}
	}
	assert_str(ll_buf_str(&buf), "sponsor=The friends;");
}

static void links_to_hidden_records_are_plain_and_do_not_tell(void **state)
{
	const char *html = prose(view_record(see("public"), "goals/2026/open"));

	(void)state;
	assert_non_null(strstr(html, "First words with someone and the plan."));
	assert_non_null(strstr(html, "See another page, "));
	assert_non_null(strstr(html, "<a href=\"../../strategy/care.md\">"));
	assert_null(strstr(html, "deal"));
	assert_null(strstr(html, "zed"));
}

static void a_section_about_something_hidden_is_left_out(void **state)
{
	const struct ll_view *view = see("public");
	const char *open = prose(view_record(view, "goals/2026/open"));
	const char *march = prose(view_record(view, "updates/2026-03"));

	(void)state;
	assert_null(strstr(open, "Hidden"));
	assert_null(strstr(open, "Deeper"));
	assert_non_null(strstr(open, "Seen words."));
	assert_null(strstr(march, "Bad news"));
	assert_non_null(strstr(march, "Fine."));
	assert_int_equal(view_record(view, "updates/2026-03")->nreports, 1);
}

static void numbers_are_derived_from_what_is_left(void **state)
{
	const struct ll_view_record *goal;

	(void)state;
	goal = view_record(see("leaders"), "goals/2026/parent");
	assert_int_equal((int)(goal->progress.value * 100 + 0.5), 25);
	assert_int_equal(goal->nparts, 2);
	goal = view_record(see("public"), "goals/2026/parent");
	assert_int_equal((int)(goal->progress.value * 100 + 0.5), 30);
	assert_int_equal(goal->nparts, 1);
}

static void reports_of_hidden_updates_do_not_count(void **state)
{
	const struct ll_view_record *goal;

	(void)state;
	goal = view_record(see("leaders"), "goals/2026/open");
	assert_int_equal((int)goal->metric[0].current.value, 7);
	assert_int_equal(goal->nreports, 3);
	goal = view_record(see("public"), "goals/2026/open");
	assert_int_equal((int)goal->metric[0].current.value, 4);
	assert_int_equal(goal->metric[0].nreadings, 1);
	assert_int_equal(goal->nreports, 2);
}

static void what_hidden_records_cite_is_not_cited(void **state)
{
	const struct ll_view_record *care;

	(void)state;
	care = view_record(see("leaders"), "strategy/care");
	assert_string_equal(view_ids(care->cited_by),
			    "goals/2026/deal goals/2026/open");
	care = view_record(see("public"), "strategy/care");
	assert_string_equal(view_ids(care->cited_by), "goals/2026/open");
}

static void links_lead_where_the_audience_may_go(void **state)
{
	static const ll_str from = LL_STR_INIT("goals/2026/part.md");
	static const struct {
		const char *audience;
		const char *url;
		int type;
	} row[] = {
		{ "public", "open.md", LL_VIEW_LINK_RECORD },
		{ "public", "open.md#after", LL_VIEW_LINK_RECORD },
		{ "public", "deal.md", LL_VIEW_LINK_NOWHERE },
		{ "leaders", "deal.md", LL_VIEW_LINK_RECORD },
		{ "public", "nothing.md", LL_VIEW_LINK_NOWHERE },
		{ "public", "@ana", LL_VIEW_LINK_RECORD },
		{ "public", "@zed", LL_VIEW_LINK_NOWHERE },
		{ "leaders", "@zed", LL_VIEW_LINK_RECORD },
		{ "public", "https://example.org/", LL_VIEW_LINK_OUTSIDE },
		{ "public", "mailto:a@example.org", LL_VIEW_LINK_OUTSIDE },
		{ "public", "javascript:alert(1)", LL_VIEW_LINK_NOWHERE },
		{ "public", "../../../../etc/passwd", LL_VIEW_LINK_NOWHERE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct ll_view_link link =
			ll_view_follow(see(row[i].audience), &test_arena, from,
				       ll_str_from(row[i].url));

		if ((int)link.type != row[i].type) {
			fail_msg("%s for %s", row[i].url, row[i].audience);
		}
	}
}

static void
an_anchor_in_a_section_that_was_left_out_is_not_followed(void **state)
{
	struct ll_view_link link = ll_view_follow(
		see("public"), &test_arena, LL_STR("goals/2026/part.md"),
		LL_STR("open.md#about-closing"));

	(void)state;
	assert_str(link.anchor, "");
}

static int asset_type(struct view_fixture *f, const char *audience,
		      const char *url)
{
	struct ll_view_link link =
		ll_view_follow(view_see(f, audience), &test_arena,
			       LL_STR("a.md"), ll_str_from(url));

	return (int)link.type;
}

static void assets_follow_the_rules_for_their_folder(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "audiences: [public, leaders]\nsources:\n"
				  "  - {files: board/**, kind: page, "
				  "audience: leaders, requires: Point}\n" },
		{ "a.md", "# A\n\n![x](board/x.png) ![y](y.png)\n" },
		{ "board/x.png", "" },
		{ "y.png", "" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");

	(void)state;
	assert_int_equal(asset_type(f, "leaders", "board/x.png"),
			 LL_VIEW_LINK_ASSET);
	assert_int_equal(asset_type(f, "public", "board/x.png"),
			 LL_VIEW_LINK_NOWHERE);
	assert_int_equal(asset_type(f, "public", "y.png"), LL_VIEW_LINK_ASSET);
}

static void findings_about_hidden_files_are_left_out(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "audiences: [public, leaders]\n" },
		{ "goals/2026/a.md",
		  "---\nowner: x\ndue: soon\n---\n# A\n\n[q](falcon.md#no)\n" },
		{ "goals/2026/falcon.md",
		  "---\naudience: leaders\ndue: later\n---\n# Falcon plan\n" },
		{ "values.md", "# Values\n\n## Care\n\n"
			       "- Audience: leaders\n\n[b](broken.md)\n\n"
			       "## Calm\n\n[c](missing.md)\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");
	const char *seen;

	(void)state;
	view_see(f, "public");
	seen = fixture_findings(&f->diags);
	assert_non_null(strstr(seen, "a.md:3 DATE_BAD"));
	assert_non_null(strstr(seen, "missing.md"));
	assert_null(strstr(seen, "falcon"));
	assert_null(strstr(seen, "broken.md"));
	assert_int_equal(f->view->nfindings, f->diags.n);
	view_see(f, "leaders");
	seen = fixture_findings(&f->diags);
	assert_non_null(strstr(seen, "falcon.md:3 DATE_BAD"));
	assert_non_null(strstr(seen, "broken.md"));
}

static const char *checked(struct view_fixture *f, const char *audience)
{
	struct ll_diags whole = { .arena = &test_arena };

	ll_check_run(&(struct ll_check){ &f->org->org, &f->log, f->today,
					 &whole, NULL });
	f->diags = (struct ll_diags){ .arena = &test_arena };
	ll_diags_append(&f->diags, &whole);
	f->diags.checked = true;
	ll_view_make(&test_arena, &f->org->org, &f->log, &f->diags,
		     &(struct ll_viewer){ .audience = ll_str_from(audience),
					  .today = f->today });
	return fixture_findings(&f->diags);
}

static void rules_look_at_what_the_audience_sees(void **state)
{
	static const char *const files[][2] = {
		{ "lodeline.yml", "audiences: [public, leaders]\n"
				  "checks: {L212: {goals: 1}}\n" },
		{ "strategy/calm.md", "# Calm\n" },
		{ "strategy/care.md", "# Care\n" },
		{ "goals/2026/a.md",
		  "---\nowner: x\nsupports: calm\n---\n# A\n" },
		{ "goals/2026/falcon.md",
		  "---\naudience: leaders\nowner: x\nsupports: care\n"
		  "---\n# Falcon plan\n" },
	};
	struct view_fixture *f = VIEW_FIXTURE(files, "2026-03-31");

	(void)state;
	/* Neither the count nor the care that a hidden goal takes tells. */
	assert_string_equal(checked(f, "public"),
			    "strategy/care.md:1 PILLAR_IDLE no open goal of "
			    "this period supports the pillar 'Care'\n");
	assert_string_equal(checked(f, "leaders"),
			    "goals/2026/a.md:2 PERSON_LOADED x owns 2 open "
			    "goals\n");
}

static void the_organisation_itself_is_not_changed(void **state)
{
	struct view_fixture *f = VIEW_FIXTURE(house, "2026-03-31");
	const struct ll_record *open =
		fixture_record(f->org, "goals/2026/open");
	const struct ll_md_node *first = open->first;

	(void)state;
	view_see(f, "public");
	assert_ptr_equal(open->first, first);
	assert_int_equal(open->owner.n, 2);
	assert_int_not_equal(open->owner.ref[1].record, LL_NO_RECORD);
	assert_int_equal((int)open->metric[0].current.value, 7);
	assert_int_equal(view_see(f, "leaders")->nrecords,
			 f->org->org.nrecords);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(hidden_records_are_in_no_list),
	cmocka_unit_test(references_to_hidden_records_are_gone),
	cmocka_unit_test(metadata_that_names_hidden_records_is_left_out),
	cmocka_unit_test(links_to_hidden_records_are_plain_and_do_not_tell),
	cmocka_unit_test(a_section_about_something_hidden_is_left_out),
	cmocka_unit_test(numbers_are_derived_from_what_is_left),
	cmocka_unit_test(reports_of_hidden_updates_do_not_count),
	cmocka_unit_test(what_hidden_records_cite_is_not_cited),
	cmocka_unit_test(links_lead_where_the_audience_may_go),
	cmocka_unit_test(
		an_anchor_in_a_section_that_was_left_out_is_not_followed),
	cmocka_unit_test(assets_follow_the_rules_for_their_folder),
	cmocka_unit_test(findings_about_hidden_files_are_left_out),
	cmocka_unit_test(rules_look_at_what_the_audience_sees),
	cmocka_unit_test(the_organisation_itself_is_not_changed),
};

RUN(tests)
