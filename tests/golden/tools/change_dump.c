/*
 * change_dump - what the edits in a corpus file mean, in the form of the file
 *
 *     change_dump FILE
 *
 * Prints the file with each "--- expect" rewritten to what came out. The format
 * is described in tests/golden/changes/README.md.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "history/change.h"
#include "history/section.h"
#include "history/worddiff.h"

/* One edit; a text is NULL where the file was not there. */
struct edit {
	ll_str title;
	ll_str path;
	ll_str new_path;
	ll_str settings;
	ll_str before;
	ll_str after;
	ll_str expect;
	bool escapes;
};

enum part { HEAD, SETTINGS, BEFORE, AFTER, EXPECT };

struct corpus {
	struct ll_arena arena;
	ll_str settings; /* of all edits that have none of their own */
	LL_VEC(struct edit) edit;
};

static void fail(const char *what, ll_str where)
{
	fprintf(stderr, "change_dump: %s: %" LL_FMT "\n", what, LL_ARG(where));
	exit(2);
}

/* ------------------------------------------------------------------ reading */

static ll_str read_all(struct ll_arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct ll_buf buf = ll_buf_make(arena);
	int c;

	if (!file) {
		fail("cannot open", ll_str_from(path));
	}
	while ((c = getc(file)) != EOF) {
		ll_buf_add_char(&buf, (char)c);
	}
	fclose(file);
	return ll_buf_str(&buf);
}

/* Into the text that is being read; the lines of one stand together. */
static void add_line(ll_str *text, ll_str line)
{
	if (!text->s) {
		text->s = line.s;
	}
	text->len = (size_t)(line.s + line.len - text->s);
}

static bool read_marker(struct corpus *corpus, ll_str line, enum part *part,
			ll_str **text)
{
	static const char *const name[] = { "", "settings", "before", "after",
					    "expect" };
	struct edit *edit =
		corpus->edit.n ? &corpus->edit.item[corpus->edit.n - 1] : NULL;
	ll_str *place[] = { NULL, edit ? &edit->settings : &corpus->settings,
			    edit ? &edit->before : NULL,
			    edit ? &edit->after : NULL,
			    edit ? &edit->expect : NULL };

	for (int i = SETTINGS; i <= EXPECT; i++) {
		if (ll_str_starts(line, LL_STR("--- ")) &&
		    ll_str_is(ll_str_trim(ll_str_from_pos(line, 4)), name[i])) {
			*part = (enum part)i;
			*text = place[i];
			if (!*text) {
				fail("before the first edit", line);
			}
			**text = (ll_str){ line.s + line.len, 0 };
			return true;
		}
	}
	return false;
}

static void read_head(struct edit *edit, ll_str line)
{
	ll_str key;
	ll_str value;

	line = ll_str_trim(line);
	if (!line.len) {
		return;
	}
	ll_str_cut(line, ':', &key, &value);
	value = ll_str_trim(value);
	if (ll_str_is(key, "path")) {
		edit->path = edit->new_path = value;
	} else if (ll_str_is(key, "moved to")) {
		edit->new_path = value;
	} else if (ll_str_is(line, "escapes: yes")) {
		edit->escapes = true;
	} else {
		fail("not understood", line);
	}
}

/* The next line with its end. */
static ll_str take_line(ll_str *rest)
{
	size_t end = ll_str_find_char(*rest, '\n');
	ll_str line =
		ll_str_sub(*rest, 0, end == LL_NPOS ? rest->len : end + 1);

	*rest = ll_str_from_pos(*rest, line.len);
	return line;
}

static void read_corpus(struct corpus *corpus, ll_str bytes)
{
	enum part part = HEAD;
	ll_str *text = NULL;

	while (bytes.len) {
		ll_str line = take_line(&bytes);

		if (ll_str_starts(line, LL_STR("=== "))) {
			*LL_PUSH(&corpus->arena, &corpus->edit) = (struct edit){
				.title = ll_str_trim(ll_str_from_pos(line, 4)),
				.path = LL_STR("goals/2026/wait.md"),
				.new_path = LL_STR("goals/2026/wait.md"),
			};
			part = HEAD;
			text = NULL;
		} else if (!read_marker(corpus, line, &part, &text) && text) {
			add_line(text, line);
		} else if (part == HEAD && corpus->edit.n) {
			read_head(&corpus->edit.item[corpus->edit.n - 1], line);
		}
	}
}

/* \r, \s and \u{00A0} for what cannot be seen. */
static ll_str unescape(struct ll_arena *arena, ll_str text)
{
	struct ll_buf buf = ll_buf_make(arena);

	for (size_t i = 0; i < text.len; i++) {
		ll_str rest = ll_str_from_pos(text, i);
		char bytes[4];

		if (ll_str_starts(rest, LL_STR("\\u{"))) {
			size_t end = ll_str_find_char(rest, '}');
			long code = strtol(rest.s + 3, NULL, 16);

			ll_buf_add(&buf, (ll_str){ bytes,
						   ll_utf8_encode((int32_t)code,
								  bytes) });
			i += end;
		} else if (ll_str_starts(rest, LL_STR("\\r"))) {
			ll_buf_add_char(&buf, '\r');
			i++;
		} else if (ll_str_starts(rest, LL_STR("\\s"))) {
			ll_buf_add_char(&buf, ' ');
			i++;
		} else {
			ll_buf_add_char(&buf, text.s[i]);
		}
	}
	return ll_buf_str(&buf);
}

/* ---------------------------------------------------------------- comparing */

static void print_text(struct ll_buf *out, ll_str text)
{
	ll_buf_add(out, text.len ? text : LL_STR("(nothing)"));
}

static void print_event(struct ll_buf *out, const struct ll_event *event)
{
	static const char *const hint[] = { "", " (easier)", " (harder)",
					    " (later)", " (earlier)" };

	ll_buf_add(out, ll_event_word(event->type));
	if (event->field.len) {
		ll_buf_addf(out, " %" LL_FMT, LL_ARG(event->field));
	}
	if (event->old_text.len || event->new_text.len) {
		ll_buf_add(out, LL_STR(": "));
		print_text(out, event->old_text);
		ll_buf_add(out, LL_STR(" -> "));
		print_text(out, event->new_text);
	}
	ll_buf_addf(out, "%s\n", hint[event->hint]);
}

static void print_words(struct ll_buf *out, const struct ll_change *change)
{
	static const char *const open[] = { "", "[-", "{+", "" };
	static const char *const close[] = { "", "-]", "+}", "" };
	const char *before = "words ";

	for (size_t i = 0; i < change->nspans; i++) {
		const struct ll_word_span *span = &change->span[i];

		if (span->kind == LL_SAME || span->kind == LL_ELIDED) {
			continue;
		}
		ll_buf_addf(out, "%s%s%" LL_FMT "%s", before, open[span->kind],
			    LL_ARG(ll_str_trim(span->text)), close[span->kind]);
		before = span->kind == LL_REMOVED ? "" : " ";
	}
	if (change->nspans) {
		ll_buf_add_char(out, '\n');
	}
}

static void compare(struct ll_arena *arena, const struct edit *edit,
		    const struct ll_settings *settings,
		    const struct ll_state *old, const struct ll_state *new,
		    ll_str old_period, ll_str new_period, struct ll_buf *out)
{
	const struct ll_state *now = new ? new : old;
	struct ll_side before = { old, edit->path, old_period };
	struct ll_side after = { new, edit->new_path, new_period };
	struct ll_change change = {
		.audience = now->audience,
		.audience_before = old ? old->audience : LL_STR(""),
		.audience_certain = (!old || old->audience_certain) &&
				    (!new || new->audience_certain),
	};

	ll_change_compare(arena, &before, &after, &change);
	ll_change_add_audience(arena, settings, &change);
	if (now->anchor.len) {
		ll_buf_addf(out, "[%" LL_FMT "] ", LL_ARG(now->anchor));
	}
	ll_buf_addf(out, "%" LL_FMT "\n", LL_ARG(ll_class_word(change.class)));
	for (size_t i = 0; i < change.nevents; i++) {
		print_event(out, &change.event[i]);
	}
	print_words(out, &change);
}

static ll_str result_of(struct ll_arena *arena, const struct edit *edit,
			const struct ll_settings *settings)
{
	struct ll_buf out = ll_buf_make(arena);
	struct ll_states old = { 0 };
	struct ll_states new = { 0 };
	struct ll_section_match match;

	if (edit->after.s) {
		new = ll_states_read(arena, settings, edit->new_path,
				     edit->after, NULL, 0, NULL);
	}
	if (edit->before.s) {
		old = ll_states_read(arena, settings, edit->path, edit->before,
				     edit->after.s ? new.rule : NULL, 0, NULL);
	}
	match = ll_sections_match(arena, &old, &new);
	for (size_t i = 0; i < new.n; i++) {
		size_t was = match.old_of[i];

		compare(arena, edit, settings,
			was == LL_NPOS ? NULL : &old.state[was], &new.state[i],
			old.capture.period, new.capture.period, &out);
	}
	for (size_t i = 0; i < old.n; i++) {
		if (match.new_of[i] == LL_NPOS) {
			compare(arena, edit, settings, &old.state[i], NULL,
				old.capture.period, LL_STR(""), &out);
		}
	}
	return ll_buf_str(&out);
}

static ll_str run(struct corpus *corpus, struct edit edit)
{
	struct ll_arena *arena = &corpus->arena;
	struct ll_settings settings;
	struct ll_diags diags = { .arena = arena };

	if (!ll_settings_read(arena, LL_STR("lodeline.yml"),
			      edit.settings.s ? edit.settings
					      : corpus->settings,
			      &settings, &diags)) {
		fail("settings that cannot be read", edit.title);
	}
	if (edit.escapes) {
		edit.before = edit.before.s ? unescape(arena, edit.before)
					    : edit.before;
		edit.after =
			edit.after.s ? unescape(arena, edit.after) : edit.after;
	}
	return result_of(arena, &edit, &settings);
}

/* -------------------------------------------------------------- the program */

static void print_corpus(struct corpus *corpus, ll_str bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < corpus->edit.n; i++) {
		const struct edit *edit = &corpus->edit.item[i];
		size_t at = (size_t)(edit->expect.s - bytes.s);

		if (!edit->expect.s) {
			fail("nothing is expected of", edit->title);
		}
		printf("%" LL_FMT "%" LL_FMT "%s",
		       LL_ARG(ll_str_sub(bytes, n, at)),
		       LL_ARG(run(corpus, *edit)),
		       i + 1 < corpus->edit.n ? "\n" : "");
		n = at + edit->expect.len;
	}
}

int main(int argc, char **argv)
{
	struct corpus corpus = { .settings = LL_STR("") };
	ll_str bytes;

	if (argc != 2) {
		fail("usage", LL_STR("change_dump FILE"));
	}
	bytes = read_all(&corpus.arena, argv[1]);
	read_corpus(&corpus, bytes);
	ll_worddiff_open();
	print_corpus(&corpus, bytes);
	ll_worddiff_close();
	ll_arena_release(&corpus.arena);
	return 0;
}
