#ifndef LL_TESTS_UNIT_HISTORY_FIXTURE_H
#define LL_TESTS_UNIT_HISTORY_FIXTURE_H

/* Histories for tests, written where they are used:
 *
 *     static const struct edit edits[] = {
 *             { "Add the goal", "goals/2026/wait.md", "# Wait\n" },
 *             { "Move it", "goals/2026/wait.md", NULL },
 *             { NULL, "goals/2026/queue.md", "# Wait\n" },
 *     };
 *     struct past *past = PAST(edits);
 *
 * A subject begins a landing, text NULL deletes. "(uncommitted)" as subject is
 * the work tree.
 */

#include "model/fixture.h"

#include <pthread.h>
#include <string.h>

#include "base/buf.h"
#include "history/log.h"
#include "history/worddiff.h"

struct edit {
	const char *subject; /* NULL: in the landing before */
	const char *path;
	const char *text; /* NULL: deleted */
};

struct past_blob {
	struct ll_oid id;
	const char *text;
	size_t nfetched;
};

struct past {
	struct ll_source source;
	struct ll_settings settings;
	struct ll_diags diags;
	struct ll_org org;
	struct ll_log log;
	struct ll_map blob;  /* id to struct past_blob */
	const char *missing; /* blobs that hold this are not here */
};

static const struct ll_person past_ann = { LL_STR_INIT("Ann"),
					   LL_STR_INIT("ann@example.org") };

static inline ll_str past_key(const struct ll_oid *id)
{
	return (ll_str){ (const char *)id->b, sizeof(id->b) };
}

/* The callback of the source, from several threads: it counts. */
static inline bool past_fetch(void *context, const struct ll_oid *id,
			      struct ll_arena *arena, ll_str *bytes)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	struct past *past = context;
	struct past_blob *blob = ll_map_get(&past->blob, past_key(id));
	bool missing = past->missing && strstr(blob->text, past->missing);

	pthread_mutex_lock(&lock);
	blob->nfetched++;
	past->source.history.missing_blobs += missing;
	pthread_mutex_unlock(&lock);
	*bytes = ll_str_copy(arena, ll_str_from(blob->text));
	return !missing;
}

/** past_add_blob() - the id of a text */
static inline struct ll_oid past_add_blob(struct past *past, const char *text)
{
	struct past_blob *blob = LL_NEW(&test_arena, struct past_blob, 1);

	blob->id = fixture_oid(ll_str_from(text));
	blob->text = text;
	*ll_map_slot(&past->blob, past_key(&blob->id)) = blob;
	return blob->id;
}

static inline int past_compare_paths(const void *a, const void *b)
{
	return ll_str_cmp(*(const ll_str *)a, *(const ll_str *)b);
}

static inline int past_compare_changes(const void *a, const void *b)
{
	uint32_t x = ((const struct ll_path_change *)a)->path;
	uint32_t y = ((const struct ll_path_change *)b)->path;

	return (x > y) - (x < y);
}

static inline void past_add_paths(struct ll_history *history,
				  const struct edit *edit, size_t n)
{
	history->path = LL_NEW(&test_arena, ll_str, n);
	for (size_t i = 0; i < n; i++) {
		history->path[i] = ll_str_from(edit[i].path);
	}
	qsort(history->path, n, sizeof(ll_str), past_compare_paths);
	for (size_t i = 0; i < n; i++) {
		if (!i || !ll_str_eq(history->path[history->npaths - 1],
				     history->path[i])) {
			history->path[history->npaths++] = history->path[i];
		}
	}
}

static inline uint32_t past_path(const struct ll_history *history,
				 const char *path)
{
	for (size_t i = 0; i < history->npaths; i++) {
		if (ll_str_is(history->path[i], path)) {
			return (uint32_t)i;
		}
	}
	fail();
	return 0;
}

static inline void past_add_landing(struct past *past, const char *subject)
{
	struct ll_history *history = &past->source.history;
	struct ll_landing *landing = &history->landing[history->nlandings++];

	*landing = (struct ll_landing){
		.commit = { .author = &past_ann,
			    .committer = &past_ann,
			    .subject = ll_str_from(subject),
			    .time = 1700000000 +
				    86400 * (ll_time)history->nlandings },
		.first_change = history->nchanges,
		.uncommitted = !strcmp(subject, "(uncommitted)"),
	};
}

/* @now: the text of each path so far, or NULL */
static inline void past_add_edit(struct past *past, const struct edit *edit,
				 const char **now)
{
	struct ll_history *history = &past->source.history;
	uint32_t path = past_path(history, edit->path);
	struct ll_path_change change = { .path = path };

	if (now[path]) {
		change.before = fixture_oid(ll_str_from(now[path]));
	}
	if (edit->text) {
		change.after = past_add_blob(past, edit->text);
	}
	now[path] = edit->text;
	history->change[history->nchanges++] = change;
	history->landing[history->nlandings - 1].nchanges++;
}

static inline void past_add_files(struct past *past, const char **now)
{
	struct ll_source *source = &past->source;

	for (size_t i = 0; i < source->history.npaths; i++) {
		struct ll_file *file = &source->file[source->nfiles];

		if (now[i]) {
			file->path = source->history.path[i];
			file->bytes = ll_str_from(now[i]);
			file->is_text = true;
			file->blob = fixture_oid(file->bytes);
			source->nfiles++;
		}
	}
}

/** past_read() - the source alone: no records, no log */
static inline struct past *past_read(const struct edit *edit, size_t n)
{
	struct past *past = LL_NEW(&test_arena, struct past, 1);
	struct ll_history *history = &past->source.history;
	const char **now = LL_NEW(&test_arena, const char *, n);

	past->diags.arena = &test_arena;
	past->blob = ll_map_make(&test_arena);
	past->source.blob = past_fetch;
	past->source.context = past;
	history->landing = LL_NEW(&test_arena, struct ll_landing, n);
	history->change = LL_NEW(&test_arena, struct ll_path_change, n);
	past->source.file = LL_NEW(&test_arena, struct ll_file, n);
	past_add_paths(history, edit, n);
	for (size_t i = 0; i < n; i++) {
		if (edit[i].subject) {
			past_add_landing(past, edit[i].subject);
		}
		past_add_edit(past, &edit[i], now);
	}
	for (size_t i = 0; i < history->nlandings; i++) {
		qsort(history->change + history->landing[i].first_change,
		      history->landing[i].nchanges,
		      sizeof(struct ll_path_change), past_compare_changes);
	}
	past_add_files(past, now);
	return past;
}

/** past_tell() - records and their log */
static inline struct past *past_tell(struct past *past, int jobs)
{
	struct ll_arena *arena = &test_arena;
	const struct ll_file *file =
		ll_source_file(&past->source, LL_STR("lodeline.yml"));

	assert_true(ll_settings_read(arena, LL_STR("lodeline.yml"),
				     file ? file->bytes : LL_STR(""),
				     &past->settings, &past->diags));
	past->org = ll_org_read(arena, &past->settings, &past->source,
				&past->diags);
	past->log = ll_log_make(arena, &past->org, &past->source, jobs,
				&past->diags);
	return past;
}

/** PAST() - an organisation and its log from a static table of edits */
#define PAST(edits)                                                            \
	past_tell(past_read(edits, sizeof(edits) / sizeof(edits[0])), 1)

/* ------------------------------------------------------------- as text */

static inline void past_add_span(struct ll_buf *buf,
				 const struct ll_word_span *span)
{
	static const char *const open[] = { "", "[-", "{+", "..." };
	static const char *const close[] = { "", "-]", "+}", "" };

	ll_buf_add(buf, ll_str_from(open[span->kind]));
	ll_buf_add(buf, span->text);
	ll_buf_add(buf, ll_str_from(close[span->kind]));
}

static inline void past_add_event(struct ll_buf *buf,
				  const struct ll_event *event)
{
	static const char *const hint[] = { "", ", easier", ", harder",
					    ", later", ", earlier" };

	ll_buf_addf(buf,
		    "  %" LL_FMT " %" LL_FMT " '%" LL_FMT "' -> '%" LL_FMT
		    "'%s\n",
		    LL_ARG(ll_event_word(event->type)), LL_ARG(event->field),
		    LL_ARG(event->old_text), LL_ARG(event->new_text),
		    hint[event->hint]);
}

/** past_changes() - a timeline as lines: "N class path", events, words */
static inline const char *past_changes(const struct ll_timeline *timeline)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < timeline->nchanges; i++) {
		const struct ll_change *change = &timeline->change[i];

		ll_buf_addf(&buf, "%zu %" LL_FMT "%s %" LL_FMT "\n",
			    change->landing + 1,
			    LL_ARG(ll_class_word(change->class)),
			    change->unread ? "?" : "", LL_ARG(change->path));
		for (size_t j = 0; j < change->nevents; j++) {
			if (change->event[j].type != LL_EVENT_CREATED &&
			    change->event[j].type != LL_EVENT_DELETED) {
				past_add_event(&buf, &change->event[j]);
			}
		}
		for (size_t j = 0; j < change->nspans; j++) {
			ll_buf_add(&buf, ll_str_from(j ? "" : "  "));
			past_add_span(&buf, &change->span[j]);
		}
		if (change->nspans && buf.s[buf.len - 1] != '\n') {
			ll_buf_add_char(&buf, '\n');
		}
	}
	ll_buf_addf(&buf, "%s\n", timeline->complete ? "complete" : "cut");
	return test_zero(ll_buf_str(&buf));
}

/** past_of() - the timeline of a record; fails the test where there is none */
static inline const char *past_of(const struct past *past, const char *id)
{
	for (size_t i = 0; i < past->org.nrecords; i++) {
		if (ll_str_is(past->org.record[i].id, id)) {
			return past_changes(&past->log.timeline[i]);
		}
	}
	fail_msg("no record '%s'", id);
	return "";
}

/** past_gone() - "kind id title" of each record that is no more, its timeline
 */
static inline const char *past_gone(const struct past *past)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < past->log.ngone; i++) {
		const struct ll_gone *gone = &past->log.gone[i];

		ll_buf_addf(&buf,
			    "%" LL_FMT " %" LL_FMT " '%" LL_FMT "' %" LL_FMT
			    "\n%s",
			    LL_ARG(ll_kind_word(gone->kind)), LL_ARG(gone->id),
			    LL_ARG(gone->title), LL_ARG(gone->period),
			    past_changes(&gone->timeline));
	}
	return test_zero(ll_buf_str(&buf));
}

#endif
