#include "cli/terminal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "render/findings.h"

static bool is_dumb(void)
{
	const char *term = getenv("TERM");

	return term && !strcmp(term, "dumb");
}

static bool allows_colour(void)
{
	const char *no_color = getenv("NO_COLOR");

	return !is_dumb() && !(no_color && *no_color);
}

bool ll_term_paints_output(void)
{
	return isatty(STDOUT_FILENO) && allows_colour();
}

struct ll_terminal ll_terminal_make(bool quiet, bool verbose)
{
	bool tty = isatty(STDERR_FILENO);

	return (struct ll_terminal){
		.quiet = quiet,
		.verbose = verbose,
		.colour = tty && allows_colour(),
		.progress = tty && !is_dumb() && !quiet,
	};
}

static const char *paint(const struct ll_terminal *term, const char *code)
{
	return term->colour ? code : "";
}

void ll_term_line(struct ll_terminal *term, const char *format, ...)
{
	va_list args;

	if (term->quiet) {
		return;
	}
	ll_term_progress_end(term);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

void ll_term_error(struct ll_terminal *term, const struct ll_err *err)
{
	ll_str what = ll_utf8_visible(err->arena, err->what);
	ll_str advice = ll_utf8_visible(err->arena, err->advice);

	ll_term_progress_end(term);
	fprintf(stderr, "lodeline: %serror:%s %" LL_FMT "\n",
		paint(term, "\033[1;31m"), paint(term, "\033[0m"),
		LL_ARG(what));
	if (advice.len) {
		fprintf(stderr, "  %" LL_FMT "\n", LL_ARG(advice));
	}
}

void ll_term_note(struct ll_terminal *term, const char *level, ll_str text,
		  ll_str advice)
{
	struct ll_arena scratch = { 0 };

	text = ll_utf8_visible(&scratch, text);
	advice = ll_utf8_visible(&scratch, advice);
	ll_term_line(term, "lodeline: %s%s:%s %" LL_FMT,
		     paint(term, "\033[1;33m"), level, paint(term, "\033[0m"),
		     LL_ARG(text));
	if (advice.len) {
		ll_term_line(term, "  %" LL_FMT, LL_ARG(advice));
	}
	ll_arena_release(&scratch);
}

void ll_term_findings(struct ll_terminal *term, const struct ll_diags *diags,
		      enum ll_diag_level from, const struct ll_source *source)
{
	struct ll_source_lines lines = { .source = source };

	ll_term_progress_end(term);
	for (size_t i = 0; i < diags->n; i++) {
		struct ll_arena scratch = { 0 };
		struct ll_buf out = ll_buf_make(&scratch);

		if (diags->item[i].level >= from) {
			ll_findings_add_finding(&out, &diags->item[i], &lines,
						term->colour);
			fwrite(out.s, 1, out.len, stderr);
		}
		ll_arena_release(&scratch);
	}
}

void ll_term_progress(struct ll_terminal *term, const char *what, size_t done,
		      size_t total)
{
	if (!term->progress) {
		return;
	}
	if (total) {
		fprintf(stderr, "\r\033[K%s %3zu %%", what, done * 100 / total);
	} else if (done) {
		fprintf(stderr, "\r\033[K%s %zu", what, done);
	} else {
		fprintf(stderr, "\r\033[K%s", what);
	}
	fflush(stderr);
	term->bar = true;
}

void ll_term_progress_end(struct ll_terminal *term)
{
	if (term->bar) {
		fputs("\r\033[K", stderr);
		fflush(stderr);
		term->bar = false;
	}
}

bool ll_print(ll_str text, struct ll_err *err)
{
	if (fwrite(text.s ? text.s : "", 1, text.len, stdout) != text.len ||
	    fflush(stdout)) {
		return ll_failf(err, "make room, or read all of the output",
				"cannot write to standard output: %s",
				strerror(errno));
	}
	return true;
}

static bool print_piece(void *context, ll_str piece)
{
	return ll_print(piece, context);
}

bool ll_print_json(const struct ll_json *document, struct ll_err *err)
{
	return ll_json_write(document, (struct ll_sink){ print_piece, err });
}
