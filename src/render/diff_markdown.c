#include "base/utf8.h"
#include "render/diff.h"

/* Does not show, and parts "@" from the name after it. */
static const ll_str nothing = LL_STR_INIT("\xE2\x80\x8B");

/* ---- escaping ------------------------------------------------------------ */

static bool is_in(char c, const char *set)
{
	while (*set && *set != c) {
		set++;
	}
	return *set != '\0';
}

/* Where GitHub and GitLab make a link of what follows: @name, #1, www.x */
static bool begins_reference(ll_str text, size_t at)
{
	char c = text.s[at];
	char next = at + 1 < text.len ? text.s[at + 1] : ' ';

	if (c == '@') {
		return true;
	}
	if (is_in(c, "#!&~$%")) {
		return ll_is_alnum(next) || is_in(next, "_\"[");
	}
	return (c == ':' && next == '/') ||
	       (next == '.' && at >= 2 &&
		ll_str_eq_nocase(ll_str_sub(text, at - 2, at + 1),
				 LL_STR("www")));
}

/* The first word could begin a list, a heading, a rule. */
static bool is_active(char c, bool first_word)
{
	return is_in(c, "\\`*_{}[]<>#&~|!$^") ||
	       (first_word && is_in(c, "-+.)=:"));
}

/* @first_word: what is written begins a block */
static void add_escaped(struct ll_buf *out, ll_str text, bool first_word)
{
	text = ll_utf8_visible(out->arena, text);
	for (size_t i = 0; i < text.len; i++) {
		char c = is_in(text.s[i], "\n\t\r") ? ' ' : text.s[i];

		first_word = first_word && c != ' ';
		if (is_active(c, first_word)) {
			ll_buf_add_char(out, '\\');
		}
		ll_buf_add_char(out, c);
		if (begins_reference(text, i)) {
			ll_buf_add(out, nothing);
		}
	}
}

void ll_markdown_add(struct ll_buf *out, ll_str text)
{
	add_escaped(out, text, true);
}

/* ---- words --------------------------------------------------------------- */

/* The lines of a difference: both sides of the block at hand. */
struct block {
	struct ll_buf out;
	struct ll_buf went;
	struct ll_buf came;
	size_t ticks; /* longest run of backticks */
};

static void end_side(struct block *b, struct ll_buf *side, char sign)
{
	ll_str text = ll_str_trim(ll_buf_str(side));

	if (text.len) {
		ll_buf_addf(&b->out, "  %c %" LL_FMT "\n", sign, LL_ARG(text));
	}
	side->len = 0;
}

/* A block that is the same on both sides is not shown. */
static void end_block(struct block *b)
{
	if (ll_str_eq(ll_str_trim(ll_buf_str(&b->went)),
		      ll_str_trim(ll_buf_str(&b->came)))) {
		b->went.len = 0;
		b->came.len = 0;
		return;
	}
	end_side(b, &b->went, '-');
	end_side(b, &b->came, '+');
}

static void count_ticks(struct block *b, ll_str text)
{
	size_t run = 0;

	for (size_t i = 0; i < text.len; i++) {
		run = text.s[i] == '`' ? run + 1 : 0;
		b->ticks = run > b->ticks ? run : b->ticks;
	}
}

static void add_char(struct block *b, int kind, char c)
{
	if (c != '\n') {
		c = c == '\t' || c == '\r' ? ' ' : c;
		if (kind != LL_VIEW_ADDED) {
			ll_buf_add_char(&b->went, c);
		}
		if (kind != LL_VIEW_REMOVED) {
			ll_buf_add_char(&b->came, c);
		}
	} else if (kind == LL_VIEW_SAME) {
		end_block(b);
	} else if (kind == LL_VIEW_REMOVED) {
		end_side(b, &b->went, '-');
	} else {
		end_side(b, &b->came, '+');
	}
}

static void add_words(struct ll_buf *out, const struct ll_diff_item *item)
{
	struct block b = { ll_buf_make(out->arena), ll_buf_make(out->arena),
			   ll_buf_make(out->arena), 2 };

	for (size_t i = 0; i < item->nspans; i++) {
		const struct ll_view_span *span = &item->span[i];
		ll_str text = ll_utf8_visible(out->arena, span->text);

		if (span->kind == LL_VIEW_ELIDED) {
			ll_buf_add(&b.went, LL_STR(" \u2026 "));
			ll_buf_add(&b.came, LL_STR(" \u2026 "));
		}
		count_ticks(&b, text);
		for (size_t k = 0; k < text.len; k++) {
			add_char(&b, (int)span->kind, text.s[k]);
		}
	}
	end_block(&b);
	if (!b.out.len) {
		return;
	}
	ll_buf_add(out, LL_STR("\n  "));
	for (size_t i = 0; i <= b.ticks; i++) {
		ll_buf_add_char(out, '`');
	}
	ll_buf_add(out, LL_STR("diff\n"));
	ll_buf_add(out, ll_buf_str(&b.out));
	ll_buf_add(out, LL_STR("  "));
	for (size_t i = 0; i <= b.ticks; i++) {
		ll_buf_add_char(out, '`');
	}
	ll_buf_add(out, LL_STR("\n\n"));
}

/* ---- items --------------------------------------------------------------- */

static ll_str item_text(struct ll_arena *arena, const struct ll_diff_item *item)
{
	struct ll_buf out = ll_buf_make(arena);

	ll_buf_add(&out, LL_STR("- **"));
	add_escaped(&out, ll_str_trim(item->title), false);
	ll_buf_add(&out, LL_STR("**"));
	if (item->tag.len) {
		ll_buf_addf(&out, " (%" LL_FMT ")", LL_ARG(item->tag));
	}
	if (item->place.len) {
		ll_buf_add(&out, LL_STR(" "));
		add_escaped(&out, item->place, false);
	}
	ll_buf_add_char(&out, '\n');
	for (size_t i = 0; i < item->nsays; i++) {
		ll_buf_add(&out, LL_STR("  - "));
		ll_markdown_add(&out, ll_str_trim(item->say[i]));
		ll_buf_add_char(&out, '\n');
	}
	if (item->nspans) {
		add_words(&out, item);
	}
	return ll_buf_done(&out);
}

struct comment {
	struct ll_buf out;
	size_t nleft; /* records that found no room */
};

/* Once one has found no room, none after it is shown. */
static void add_group(struct comment *c, const struct ll_diff_group *group)
{
	bool headed = false;

	for (size_t i = 0; i < group->item.n; i++) {
		const struct ll_diff_item *item = &group->item.item[i];
		ll_str text = item_text(c->out.arena, item);
		size_t need = text.len + group->heading.len + 10;

		if (c->nleft || c->out.len + need > LL_DIFF_MARKDOWN_BYTES) {
			c->nleft += item->nrecords;
			continue;
		}
		if (!headed) {
			ll_buf_add(&c->out, LL_STR("\n#### "));
			ll_markdown_add(&c->out, group->heading);
			ll_buf_add(&c->out, LL_STR("\n\n"));
			headed = true;
		}
		ll_buf_add(&c->out, text);
	}
}

static void add_paragraph(struct ll_buf *out, const char *around, ll_str text)
{
	if (text.len) {
		ll_buf_addf(out, "\n%s", around);
		ll_markdown_add(out, text);
		ll_buf_addf(out, "%s\n", around);
	}
}

ll_str ll_diff_markdown(struct ll_arena *arena,
			const struct ll_diff_report *report)
{
	struct comment c = { .out = ll_buf_make(arena) };

	ll_buf_add(&c.out, LL_STR(LL_DIFF_MARKER "\n"));
	add_paragraph(&c.out, "**", report->summary);
	add_paragraph(&c.out, "", report->between);
	add_paragraph(&c.out, "", report->note);
	for (size_t i = 0; i < report->group.n; i++) {
		add_group(&c, &report->group.item[i]);
	}
	if (c.nleft) {
		ll_buf_addf(&c.out,
			    "\nand %zu more record%s; run `lodeline diff` to "
			    "see all\n",
			    c.nleft, c.nleft == 1 ? "" : "s");
	}
	add_paragraph(&c.out, "", report->mechanical);
	return ll_buf_done(&c.out);
}
