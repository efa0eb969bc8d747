#include "cli/terminal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { LONGEST_SOURCE_LINE = 160 };

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

static ll_str nth_line(ll_str text, int number)
{
	for (int i = 1; i < number && text.len; i++) {
		ll_str_line(&text);
	}
	return ll_str_line(&text);
}

/* The line itself with a caret under the column, tabs kept under tabs. */
static void show_source_line(struct ll_buf *out, const struct ll_diag *diag,
			     const struct ll_source *source)
{
	const struct ll_file *file =
		source ? ll_source_file(source, diag->pos.path) : NULL;
	ll_str line;

	if (!file || diag->pos.line < 1) {
		return;
	}
	line = nth_line(file->bytes, diag->pos.line);
	if (!line.len || line.len > LONGEST_SOURCE_LINE ||
	    !ll_utf8_valid(line)) {
		return;
	}
	ll_buf_addf(out, "%5d | %" LL_FMT "\n", diag->pos.line,
		    LL_ARG(ll_utf8_visible(out->arena, line)));
	if (diag->pos.column < 1 || (size_t)diag->pos.column > line.len) {
		return;
	}
	ll_buf_add(out, LL_STR("      | "));
	for (int i = 0; i < diag->pos.column - 1; i++) {
		char c = line.s[i];
		bool continues = ((unsigned char)c & 0xc0) == 0x80;

		if (!continues) {
			ll_buf_add_char(out, c == '\t' ? '\t' : ' ');
		}
	}
	ll_buf_add(out, LL_STR("^\n"));
}

static void show_finding(struct ll_terminal *term, struct ll_buf *out,
			 const struct ll_diag *diag,
			 const struct ll_source *source)
{
	static const char *const colour[] = { "\033[1;36m", "\033[1;33m",
					      "\033[1;31m" };
	struct ll_arena *arena = out->arena;

	if (diag->pos.path.len) {
		ll_buf_addf(out, "%s%" LL_FMT, paint(term, "\033[1m"),
			    LL_ARG(ll_utf8_visible(arena, diag->pos.path)));
		if (diag->pos.line > 0) {
			ll_buf_addf(out, ":%d", diag->pos.line);
		}
		if (diag->pos.line > 0 && diag->pos.column > 0) {
			ll_buf_addf(out, ":%d", diag->pos.column);
		}
		ll_buf_addf(out, ":%s ", paint(term, "\033[0m"));
	}
	ll_buf_addf(out, "%s%s:%s %" LL_FMT " [%s]\n",
		    paint(term, colour[diag->level]),
		    ll_diag_level_name(diag->level), paint(term, "\033[0m"),
		    LL_ARG(ll_utf8_visible(arena, diag->message)),
		    ll_diag_info[diag->code].code);
	show_source_line(out, diag, source);
	if (diag->advice.len) {
		ll_buf_addf(out, "        %" LL_FMT "\n",
			    LL_ARG(ll_utf8_visible(arena, diag->advice)));
	}
}

void ll_term_findings(struct ll_terminal *term, const struct ll_diags *diags,
		      enum ll_diag_level from, const struct ll_source *source)
{
	ll_term_progress_end(term);
	for (size_t i = 0; i < diags->n; i++) {
		struct ll_arena scratch = { 0 };
		struct ll_buf out = ll_buf_make(&scratch);

		if (diags->item[i].level >= from) {
			show_finding(term, &out, &diags->item[i], source);
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
