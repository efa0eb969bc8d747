#ifndef LL_CLI_TERMINAL_H
#define LL_CLI_TERMINAL_H

/*
 * What a person at a terminal sees: messages on stderr, the product on
 * stdout. Colour only on a terminal and never with NO_COLOR set. Nothing that
 * comes from a file can move the cursor or reverse the text: it passes
 * ll_utf8_visible().
 */

#include "base/diag.h"
#include "base/err.h"
#include "base/source.h"
#include "render/json.h"

struct ll_terminal {
	bool quiet;
	bool verbose;
	bool colour;   /* stderr */
	bool progress; /* stderr is a terminal */
	bool bar;      /* a progress line stands on the screen */
};

struct ll_terminal ll_terminal_make(bool quiet, bool verbose);

/** ll_term_line() - a line on stderr, unless quiet */
void ll_term_line(struct ll_terminal *term, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/** ll_term_error() - "lodeline: error: what" and the advice; also when quiet */
void ll_term_error(struct ll_terminal *term, const struct ll_err *err);
/** ll_term_note() - "lodeline: warning: text" with the advice */
void ll_term_note(struct ll_terminal *term, const char *level, ll_str text,
		  ll_str advice);

/**
 * ll_term_findings() - file:line:column, what is wrong, the line, what to do
 * @from: lowest level to show
 */
void ll_term_findings(struct ll_terminal *term, const struct ll_diags *diags,
		      enum ll_diag_level from, const struct ll_source *source);

/** ll_term_progress() - one changing line, on a terminal alone */
void ll_term_progress(struct ll_terminal *term, const char *what, size_t done,
		      size_t total);
void ll_term_progress_end(struct ll_terminal *term);

/** ll_term_paints_output() - colour may be written to stdout */
bool ll_term_paints_output(void);

/** ll_print() - write the product to stdout; false when it cannot be written */
bool ll_print(ll_str text, struct ll_err *err);
/** ll_print_json() - the same for a document, a piece at a time */
bool ll_print_json(const struct ll_json *document, struct ll_err *err);

#endif
