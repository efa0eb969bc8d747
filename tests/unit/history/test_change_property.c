#include "history/fixture.h"

#include "history/change.h"

/*
 * The same document written down in many ways is the same document; with one
 * word changed it is another one, however it is written down.
 */

enum { WORDS = 24, SEEDS = 400 };

struct block {
	enum { PARAGRAPH, LIST, TABLE, HEADING, NTYPES } type;
	size_t word[WORDS]; /* index into token */
	size_t n;
};

struct document {
	size_t title[4];
	struct block block[8];
	size_t nblocks;
	size_t result[5]; /* index into key_result */
	size_t nresults;
};

/* How people write the same; each row may stand for any of its texts. */
static const char *const token[][5] = {
	{ "patients" },
	{ "wait" },
	{ "too" },
	{ "long", "*long*", "**long**", "`long`" },
	{ "for", "[for](a.md)", "[for](https://example.org/b)" },
	{ "an" },
	{ "answer,", "_answer_,", "answer," },
	{ "don't", "don\u2019t" },
	{ "\"soon\"", "\u201csoon\u201d", "\u00absoon\u00bb" },
	{ "care - calm", "care \u2013 calm", "care\u2014calm", "care -- calm" },
	{ "and so on...", "and so on\u2026" },
	{ "about 10,000", "about 10\u202f000", "about 10000", "about 10'000" },
	{ "20-30 %", "20\u201330%", "20\u201330\u00a0%" },
	{ "of \u20ac5,000 a", "of EUR 5000 a", "of 5 000 EUR a" },
	{ "caf\u00e9", "cafe\u0301" },
	{ "\u2705", "\u2705\ufe0f" },
	{ "Team", "team" },
	{ "under 5 days", "under\u00a05 days", "under 5&nbsp;days" },
	{ "this & that", "this &amp; that" },
	{ "2x", "2\u00d7" },
};

enum { NTOKENS = sizeof(token) / sizeof(token[0]) };

static const char *const key_result[] = {
	"A booking line",  "Calls at night",    "Letters within a day",
	"One nurse a van", "Half of the forms",
};

static uint32_t seed;

static size_t pick(size_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (size_t)(seed >> 8) % n;
}

static struct document make_document(void)
{
	struct document doc = { .nblocks = 1 + pick(7), .nresults = pick(6) };

	for (size_t i = 0; i < 4; i++) {
		doc.title[i] = pick(3);
	}
	for (size_t i = 0; i < doc.nblocks; i++) {
		struct block *block = &doc.block[i];

		block->type = (int)pick(NTYPES);
		block->n = block->type == TABLE ? 8 : 2 + pick(WORDS - 2);
		block->n = block->type == HEADING ? 3 : block->n;
		for (size_t j = 0; j < block->n; j++) {
			block->word[j] = pick(NTOKENS);
		}
	}
	for (size_t i = 0; i < doc.nresults; i++) {
		doc.result[i] = i;
	}
	return doc;
}

/* ----------------------------------------------------------------- writing */

/* One way to write a document down. */
struct style {
	size_t width; /* of lines */
	const char *marker;
	const char *line_end;
	bool aligned;
};

static void add_word(struct ll_buf *out, size_t word)
{
	size_t n = 0;

	if (word >= NTOKENS) {
		ll_buf_add(out, LL_STR("zebra"));
		return;
	}
	while (n < 5 && token[word][n]) {
		n++;
	}
	ll_buf_add(out, ll_str_from(token[word][pick(n)]));
}

static void add_words(struct ll_buf *out, const size_t *word, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		ll_buf_add(out, i ? LL_STR(" ") : LL_STR(""));
		add_word(out, word[i]);
	}
}

static void end_line(struct ll_buf *out)
{
	ll_buf_add(out, pick(4) ? LL_STR("\n") : LL_STR(" \n"));
}

static void add_paragraph(struct ll_buf *out, const struct style *style,
			  const struct block *block)
{
	size_t start = out->len;

	for (size_t i = 0; i < block->n; i++) {
		if (i && out->len - start > style->width) {
			end_line(out);
			start = out->len;
		} else if (i) {
			ll_buf_add_char(out, ' ');
		}
		add_word(out, block->word[i]);
	}
	end_line(out);
}

static void add_list(struct ll_buf *out, const struct style *style,
		     const struct block *block)
{
	for (size_t i = 0; i < block->n; i += 4) {
		size_t n = block->n - i < 4 ? block->n - i : 4;

		ll_buf_add(out, ll_str_from(style->marker));
		add_words(out, &block->word[i], n);
		end_line(out);
	}
}

static void add_row(struct ll_buf *out, const struct style *style,
		    const size_t *word)
{
	ll_buf_add(out, LL_STR("| "));
	add_word(out, word[0]);
	ll_buf_add(out, style->aligned ? LL_STR("      | ") : LL_STR(" | "));
	add_word(out, word[1]);
	ll_buf_add(out, style->aligned ? LL_STR("   |\n") : LL_STR(" |\n"));
}

static void add_table(struct ll_buf *out, const struct style *style,
		      const struct block *block)
{
	add_row(out, style, block->word);
	ll_buf_add(out, style->aligned ? LL_STR("|:------|------:|\n")
				       : LL_STR("|--|--|\n"));
	for (size_t i = 2; i < block->n; i += 2) {
		add_row(out, style, &block->word[i]);
	}
}

static void add_heading(struct ll_buf *out, const struct block *block)
{
	bool under = pick(2);

	ll_buf_add(out, under ? LL_STR("")
			      : (pick(2) ? LL_STR("## ") : LL_STR("### ")));
	add_words(out, block->word, block->n);
	ll_buf_add(out, under ? LL_STR("\n-----\n") : LL_STR("\n"));
}

static void add_block(struct ll_buf *out, const struct style *style,
		      const struct block *block)
{
	ll_buf_add(out, pick(3) ? LL_STR("\n") : LL_STR("\n\n"));
	if (!pick(6)) {
		ll_buf_add(out, LL_STR("<!-- for editors -->\n\n"));
	}
	switch (block->type) {
	case PARAGRAPH:
		add_paragraph(out, style, block);
		break;
	case LIST:
		add_list(out, style, block);
		break;
	case TABLE:
		add_table(out, style, block);
		break;
	case HEADING:
	case NTYPES:
		add_heading(out, block);
		break;
	}
}

static void add_results(struct ll_buf *out, const struct style *style,
			const struct document *doc)
{
	size_t first = pick(doc->nresults + 1);

	if (!doc->nresults) {
		return;
	}
	ll_buf_add(out, LL_STR("\n## Key results\n\n"));
	for (size_t i = 0; i < doc->nresults; i++) {
		size_t n = (first + i) % doc->nresults;

		ll_buf_addf(out, "%s[%s] %s\n", style->marker,
			    n % 2 ? "x" : " ", key_result[n]);
	}
}

static void add_front_matter(struct ll_buf *out)
{
	static const char *const line[][3] = {
		{ "owner: '@ann'\n", "Owner: \"@ann\"\n", "owner: ann\n" },
		{ "due: 2026-06-30\n", "Due date: 2026-06-30\n",
		  "due: 2026-06\n" },
		{ "tags: [care, wait]\n", "tags:\n  - wait\n  - care\n",
		  "Tags: [wait, care]\n" },
		{ "metrics: {w: {baseline: 30 days, target: 9 days}}\n",
		  "metrics:\n  - {id: w, target: 9, baseline: 30, unit: days}\n",
		  "metrics:\n  - id: w\n    target: 9.0 days\n"
		  "    baseline: 30 days\n" },
	};
	size_t first = pick(4);

	ll_buf_add(out, LL_STR("---\n"));
	for (size_t i = 0; i < 4; i++) {
		ll_buf_add(out, ll_str_from(line[(first + i) % 4][pick(3)]));
	}
	ll_buf_add(out, LL_STR("---\n"));
}

static ll_str with_line_ends(ll_str text)
{
	struct ll_buf out = ll_buf_make(&test_arena);

	for (size_t i = 0; i < text.len; i++) {
		ll_buf_add(&out, text.s[i] == '\n'
					 ? LL_STR("\r\n")
					 : ll_str_sub(text, i, i + 1));
	}
	return ll_buf_str(&out);
}

/* Key results come first, so that their section ends where prose begins. */
static ll_str write_down(const struct document *doc)
{
	static const char *const marker[] = { "- ", "* ", "+ " };
	struct style style = { .width = 10 + pick(90),
			       .marker = marker[pick(3)],
			       .aligned = pick(2) };
	struct ll_buf out = ll_buf_make(&test_arena);

	ll_buf_add(&out, pick(5) ? LL_STR("") : LL_STR("\ufeff"));
	add_front_matter(&out);
	ll_buf_add(&out, LL_STR("# "));
	add_words(&out, doc->title, 4);
	ll_buf_add(&out, LL_STR("\n"));
	add_results(&out, &style, doc);
	ll_buf_add(&out, LL_STR("\n## Why\n"));
	for (size_t i = 0; i < doc->nblocks; i++) {
		add_block(&out, &style, &doc->block[i]);
	}
	return pick(4) ? ll_buf_str(&out) : with_line_ends(ll_buf_str(&out));
}

/* --------------------------------------------------------------- comparing */

static struct ll_change compare(ll_str old_text, ll_str new_text)
{
	static const ll_str path = LL_STR_INIT("goals/2026/wait.md");
	struct ll_settings settings;
	struct ll_diags diags = { .arena = &test_arena };
	struct ll_change change = { 0 };
	struct ll_states old;
	struct ll_states new;

	ll_settings_read(&test_arena, LL_STR(""), LL_STR(""), &settings,
			 &diags);
	old = ll_states_read(&test_arena, &settings, path, old_text, NULL, 0,
			     NULL);
	new = ll_states_read(&test_arena, &settings, path, new_text, NULL, 0,
			     NULL);
	ll_change_compare(
		&test_arena, &(struct ll_side){ old.state, path, LL_STR("") },
		&(struct ll_side){ new.state, path, LL_STR("") }, &change);
	return change;
}

static void show(size_t n, ll_str old_text, ll_str new_text,
		 const struct ll_change *change)
{
	print_error("seed %zu: %s\n-----\n%s\n-----\n%s\n-----\n", n,
		    test_zero(ll_class_word(change->class)),
		    test_zero(old_text), test_zero(new_text));
	for (size_t i = 0; i < change->nspans; i++) {
		print_error("%d '%s'\n", (int)change->span[i].kind,
			    test_zero(change->span[i].text));
	}
}

static void another_spelling_is_no_change(void **state)
{
	(void)state;
	ll_worddiff_open();
	for (size_t n = 0; n < SEEDS; n++) {
		struct document doc;
		struct ll_change change;
		ll_str text[2];

		seed = (uint32_t)n;
		doc = make_document();
		text[0] = write_down(&doc);
		text[1] = write_down(&doc);
		change = compare(text[0], text[1]);
		if (change.class != LL_CLASS_MECHANICAL || change.nevents) {
			show(n, text[0], text[1], &change);
		}
		assert_int_equal(change.nevents, 0);
		assert_int_equal(change.nspans, 0);
		assert_int_equal(change.class, LL_CLASS_MECHANICAL);
	}
	ll_worddiff_close();
}

static void one_other_word_is_always_seen(void **state)
{
	(void)state;
	ll_worddiff_open();
	for (size_t n = 0; n < SEEDS; n++) {
		struct document doc;
		struct block *block;
		struct ll_change change;
		ll_str text[2];

		seed = (uint32_t)n;
		doc = make_document();
		text[0] = write_down(&doc);
		block = &doc.block[pick(doc.nblocks)];
		block->word[pick(block->n)] = NTOKENS;
		text[1] = write_down(&doc);
		change = compare(text[0], text[1]);
		if (change.class != LL_CLASS_WORDING || change.nevents != 1) {
			show(n, text[0], text[1], &change);
		}
		assert_int_equal(change.nevents, 1);
		assert_int_equal(change.event[0].type, LL_EVENT_REWORDED);
		assert_int_equal(change.class, LL_CLASS_WORDING);
		assert_true(change.nspans > 0);
	}
	ll_worddiff_close();
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(another_spelling_is_no_change),
	cmocka_unit_test(one_other_word_is_always_seen),
};

RUN(tests)
