#include "cli/load.h"
#include "io/file.h"
#include "render/diff.h"
#include "site/diff.h"

/* What the words of the command line ask for. */
struct ask {
	struct ll_load_two two;
	ll_str base_name; /* as the reader knows them */
	ll_str head_name;
};

static bool is_folder(ll_str name)
{
	int dir = ll_dir_open(name);
	bool found = dir >= 0;

	ll_fd_close(&dir);
	return found;
}

/* Where the dots of "A..B" stand; those of a path are between slashes. */
static size_t find_dots(ll_str word)
{
	for (size_t at = 0; at + 1 < word.len; at++) {
		size_t end = at + 2;
		bool in_path =
			at && (word.s[at - 1] == '/' || word.s[at - 1] == ':');

		while (end < word.len && word.s[end] == '.') {
			end++;
		}
		if (word.s[at] == '.' && word.s[at + 1] == '.' && !in_path &&
		    (end == word.len || word.s[end] != '/')) {
			return at;
		}
	}
	return LL_NPOS;
}

/* "A..B" and "A...B"; a side that is left out is HEAD. */
static void split_range(struct ask *ask, ll_str word, size_t dots)
{
	bool common = word.len > dots + 2 && word.s[dots + 2] == '.';
	ll_str base = ll_str_sub(word, 0, dots);
	ll_str head = ll_str_from_pos(word, dots + 2 + common);

	base = base.len ? base : LL_STR("HEAD");
	head = head.len ? head : LL_STR("HEAD");
	ask->two.base = common ? word : base;
	ask->two.head = head;
	ask->base_name = base;
	ask->head_name = head;
}

static bool read_words(const struct ll_options *options, struct ask *ask,
		       struct ll_err *err)
{
	size_t n = options->noperands;
	const ll_str *word = options->operand;
	size_t dots;

	if (n == 3 || (n == 2 && is_folder(word[0]))) {
		ask->two.org = *word++;
		n--;
	}
	if (!n) {
		return ll_failf(err, "'lodeline diff [ORG] BASE [HEAD]'",
				"'diff' needs a revision to compare with");
	}
	dots = find_dots(word[0]);
	if (dots != LL_NPOS && n == 2) {
		return ll_failf(err, "'lodeline diff [ORG] BASE [HEAD]'",
				"one word too many: '%" LL_FMT "'",
				LL_ARG(word[1]));
	}
	if (dots != LL_NPOS) {
		split_range(ask, word[0], dots);
		return true;
	}
	ask->two.base = word[0];
	ask->two.head = n == 2 ? word[1] : LL_STR("");
	ask->base_name = ask->two.base;
	ask->head_name = ask->two.head;
	return true;
}

static bool knows_format(ll_str format, struct ll_err *err)
{
	return !format.len || ll_str_is(format, "text") ||
	       ll_str_is(format, "markdown") || ll_str_is(format, "json") ||
	       ll_failf(err, "use text, markdown or json",
			"'diff' cannot write '%" LL_FMT "'", LL_ARG(format));
}

static bool print_diff(struct ll_load *load, const struct ask *ask,
		       ll_str format)
{
	const struct ll_diff_report *report;

	load->diff->base_name = ask->base_name;
	load->diff->head_name = ask->head_name;
	load->diff->head_is_worktree = !ask->two.head.len;
	if (ll_str_is(format, "json")) {
		return ll_print_json(ll_diff_document(&load->arena, load->diff),
				     &load->err);
	}
	report = ll_diff_report_make(&load->arena, load->diff);
	return ll_print(ll_str_is(format, "markdown")
				? ll_diff_markdown(&load->arena, report)
				: ll_diff_text(&load->arena, report,
					       ll_term_paints_output()),
			&load->err);
}

int ll_command_diff(const struct ll_options *options, struct ll_terminal *term)
{
	struct ll_arena arena = { 0 };
	struct ll_err err = { .arena = &arena, .exit_code = LL_EXIT_USAGE };
	struct ask ask = { .two.org = LL_STR("") };
	struct ll_load load;
	int code;

	if (!knows_format(options->format, &err) ||
	    !read_words(options, &ask, &err)) {
		code = ll_command_failed(term, &err);
		ll_arena_release(&arena);
		return code;
	}
	code = ll_load_two_open(&load, options, &ask.two, term);
	if (code == LL_EXIT_FINE && !print_diff(&load, &ask, options->format)) {
		code = ll_command_failed(term, &load.err);
	}
	ll_trace_phase(&load.trace, "print", &load.arena);
	ll_load_close(&load);
	return code;
}
