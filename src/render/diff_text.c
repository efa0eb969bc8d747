#include "base/utf8.h"
#include "render/diff.h"

/* A report under way. */
struct writer {
	struct ll_buf out;
	bool paint;
};

static const char bold[] = "\033[1m";
static const char plain[] = "\033[0m";

/* On one line, without anything that acts. */
static void add(struct writer *w, ll_str text)
{
	text = ll_utf8_visible(w->out.arena, text);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.s[i];

		ll_buf_add_char(&w->out, c == '\n' || c == '\t' ? ' ' : c);
	}
}

static void paint(struct writer *w, const char *code)
{
	if (w->paint) {
		ll_buf_add(&w->out, ll_str_from(code));
	}
}

static void add_line(struct writer *w, const char *indent, ll_str text)
{
	ll_buf_add(&w->out, ll_str_from(indent));
	add(w, text);
	ll_buf_add_char(&w->out, '\n');
}

/* Blocks are told apart by a stroke. */
static void add_span(struct writer *w, const struct ll_view_span *span)
{
	static const char *const open[] = { "", "[-", "{+", "" };
	static const char *const close[] = { "", "-]", "+}", " ... " };
	static const char *const code[] = { "", "\033[31m", "\033[32m", "" };
	ll_str rest = span->text;
	bool changed =
		span->kind == LL_VIEW_REMOVED || span->kind == LL_VIEW_ADDED;
	bool blank = changed && ll_str_ends(rest, LL_STR(" "));
	ll_str block;

	if (blank) {
		rest = ll_str_sub(rest, 0, rest.len - 1);
	}
	paint(w, code[span->kind]);
	ll_buf_add(&w->out, ll_str_from(open[span->kind]));
	while (ll_str_cut(rest, '\n', &block, &rest)) {
		add(w, block);
		ll_buf_add(&w->out, LL_STR(" / "));
	}
	add(w, block);
	ll_buf_add(&w->out, ll_str_from(close[span->kind]));
	paint(w, changed ? plain : "");
	ll_buf_add(&w->out, ll_str_from(blank ? " " : ""));
}

static void add_item(struct writer *w, const struct ll_diff_item *item)
{
	ll_buf_add(&w->out, LL_STR("\n  "));
	paint(w, bold);
	add(w, item->title);
	paint(w, plain);
	if (item->tag.len) {
		ll_buf_addf(&w->out, " (%" LL_FMT ")", LL_ARG(item->tag));
	}
	ll_buf_add_char(&w->out, '\n');
	if (item->place.len) {
		add_line(w, "  ", item->place);
	}
	for (size_t i = 0; i < item->nsays; i++) {
		add_line(w, "      ", item->say[i]);
	}
	for (size_t i = 0; i < item->nspans; i++) {
		ll_buf_add(&w->out, ll_str_from(i ? "" : "      "));
		add_span(w, &item->span[i]);
	}
	if (item->nspans) {
		ll_buf_add_char(&w->out, '\n');
	}
}

ll_str ll_diff_text(struct ll_arena *arena, const struct ll_diff_report *report,
		    bool paint_it)
{
	struct writer w = { ll_buf_make(arena), paint_it };

	add_line(&w, "", report->between);
	ll_buf_add_char(&w.out, '\n');
	add_line(&w, "", report->summary);
	if (report->note.len) {
		add_line(&w, "", report->note);
	}
	for (size_t i = 0; i < report->group.n; i++) {
		const struct ll_diff_group *group = &report->group.item[i];

		ll_buf_add_char(&w.out, '\n');
		paint(&w, bold);
		add(&w, group->heading);
		paint(&w, plain);
		ll_buf_add_char(&w.out, '\n');
		for (size_t k = 0; k < group->item.n; k++) {
			add_item(&w, &group->item.item[k]);
		}
	}
	if (report->mechanical.len) {
		ll_buf_add_char(&w.out, '\n');
		add_line(&w, "", report->mechanical);
	}
	return ll_buf_done(&w.out);
}
