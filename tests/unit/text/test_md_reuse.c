#include "md_fixture.h"

/* ll_md_reparse(): an old version read with the help of another one. */

static void put(struct ll_buf *out, const char *name, ll_str text)
{
	if (text.len) {
		ll_buf_addf(out, " %s=%" LL_FMT, name, LL_ARG(text));
	}
}

static void put_values(struct ll_buf *out, const struct ll_value *value)
{
	for (; value; value = value->next) {
		ll_buf_addf(out, "(%d:%d:%d:%d:%d", (int)value->kind,
			    value->line, value->column, value->key_line,
			    value->key_column);
		put(out, "key", value->key);
		put(out, "text", value->text);
		put_values(out, value->child);
		ll_buf_add(out, LL_STR(")\n"));
	}
}

/* Everything that is in a parsed file. */
static const char *dump(const struct ll_md *md)
{
	struct ll_buf out = ll_buf_make(&test_arena);

	ll_buf_addf(&out, "%d %d %d title %d body %d\n", md->meta_certain,
		    md->has_front_matter, md->too_large,
		    md->title ? md->title->line : 0,
		    md->body ? md->body->line : 0);
	put_values(&out, md->meta);
	for (const struct ll_md_node *n = md->root->child; n;
	     n = ll_md_walk(n, md->root)) {
		ll_buf_addf(&out, "%d lines %d-%d %d %d%d%d%d %d", (int)n->type,
			    n->line, n->end_line, n->level, n->ordered,
			    n->tight, n->task, n->checked, n->start);
		put(&out, "text", n->text);
		put(&out, "url", n->url);
		put(&out, "title", n->title);
		put(&out, "id", n->id);
		ll_buf_add_char(&out, '\n');
	}
	return test_zero(ll_buf_str(&out));
}

static const char *const front[] = {
	"",
	"---\nowner: '@ann'\ntags: [a, b]\n---\n",
	"---\nowner: '@bob'\nmetrics:\n  - name: x\n    target: 3\n---\n",
	"---\nowner: [\n---\n",
	"---\naudience: team\n---\n",
};

static const char *const body[] = {
	"",
	"Text\n\n## A\n\nOne @ann.\n\n## B\n\nTwo.",
	"Text\n\n## A\n\nOne @ann.\n\n## B\n\nTwo.\n\nThree.",
	"Text\n\n## A\n\nOther.\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n## A\n\n## B\n\nTwo.",
	"# T\n\nOwner: @x\nStatus: done\n\nText\n\n## B\n\nTwo.",
	"# T\n\nOwner: @y\nStatus: done\n\nText\n\n## B\n\nTwo.",
	"# T\n\nOwner: @x\nStatus: done\n\nText\n\n## B\n\nTwo, too.\n",
	"# T\n\nOwner: @x\nStatus: done\n\nMore\n\n## A\n\n## B\n\nTwo.",
	"Audience: all\n\n# T\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n```\ncode\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n~~~\ncode\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n<!--\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n[x]\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n[x]\n\n## B\n\nTwo.\n\n[x]: http://y\n",
	"Text[^1]\n\n## A\n\n[^1]: Note\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n- a\n\n  ## B\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n- [ ] a\n- [x] b\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n| a | b |\n|---|---|\n| 1 | ~~2~~ |\n\n## B\n\nTwo.",
	"Text\n\n## A\n\n| a | b |\n|---|---|\n| 1 |\n\n## B\n\nTwo.",
	"Text\n\n## A\n\nhttp://a.b/_c_ \\* [\n\n## B\n\nTwo.",
	"Text\n\n## A\n\nhttp://a.b/_c_ \\* [\n\n## B\n\nTwo www.x.org.",
	"Text\n\n#A\n\n####### B\n\n## B\n\nTwo.",
	"Text\n## A\n## B\n\nTwo.",
};

enum {
	NFRONTS = sizeof(front) / sizeof(front[0]),
	NBODIES = sizeof(body) / sizeof(body[0]),
	NTEXTS = NFRONTS * NBODIES,
};

static ll_str text_of(size_t number)
{
	return ll_str_join(&test_arena, ll_str_from(front[number % NFRONTS]),
			   ll_str_from(body[number / NFRONTS]), LL_STR(""));
}

static void the_result_does_not_depend_on_the_other_version(void **state)
{
	struct ll_md like[NTEXTS];
	const char *plain[NTEXTS];

	(void)state;
	for (size_t i = 0; i < NTEXTS; i++) {
		ll_str text = text_of(i);

		like[i] =
			ll_md_parse(&test_arena, text, LL_STR("x.md"), 0, NULL);
		plain[i] = dump(&like[i]);
	}
	for (size_t i = 0; i < NTEXTS * NTEXTS; i++) {
		struct ll_md md =
			ll_md_reparse(&test_arena, text_of(i / NTEXTS),
				      LL_STR("x.md"), 0, &like[i % NTEXTS]);

		assert_string_equal(dump(&md), plain[i / NTEXTS]);
	}
}

static void heading_ids_of_the_newest_are_not_taken_over(void **state)
{
	ll_str text = LL_STR("# T\n\n## A\n\nText\n");
	struct ll_md like = ll_md_parse(&test_arena, text, LL_STR("x.md"),
					LL_MD_WANT_IDS, NULL);
	struct ll_md md =
		ll_md_reparse(&test_arena, text, LL_STR("x.md"), 0, &like);

	(void)state;
	assert_int_equal(like.title->id.len, 1);
	assert_int_equal(md.title->id.len, 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_result_does_not_depend_on_the_other_version),
	cmocka_unit_test(heading_ids_of_the_newest_are_not_taken_over),
};

RUN(tests)
