#ifndef LL_TESTS_UNIT_VIEW_FIXTURE_H
#define LL_TESTS_UNIT_VIEW_FIXTURE_H

/* Views for tests: an organisation written where it is used, a history that
 * is put together by hand, and what one audience sees of both. */

#include "model/fixture.h"

#include "history/log.h"
#include "view/make.h"

struct view_fixture {
	struct fixture *org;
	struct ll_log log;
	struct ll_view *view; /* of the last view_see() */
	struct ll_diags diags;
	ll_date today;
};

enum { MAX_LANDINGS = 32, MAX_CHANGES = 16, MAX_PATHS = 32 };

static inline struct view_fixture *
view_fixture_make(const char *const (*files)[2], size_t n, const char *today)
{
	struct view_fixture *f = LL_NEW(&test_arena, struct view_fixture, 1);

	f->org = fixture_make(files, n, today);
	f->today = ll_date_parse(ll_str_from(today));
	f->log.ntimelines = f->org->org.nrecords;
	f->log.timeline =
		LL_NEW(&test_arena, struct ll_timeline, f->log.ntimelines);
	f->log.info = LL_NEW(&test_arena, struct ll_landing_info, MAX_LANDINGS);
	f->org->source.history.landing =
		LL_NEW(&test_arena, struct ll_landing, MAX_LANDINGS);
	f->org->source.history.change =
		LL_NEW(&test_arena, struct ll_path_change, MAX_LANDINGS);
	f->org->source.history.path = LL_NEW(&test_arena, ll_str, MAX_PATHS);
	return f;
}

#define VIEW_FIXTURE(files, today)                                             \
	view_fixture_make(files, sizeof(files) / sizeof(files[0]), today)

/** view_see() - what @audience sees; NULL where no view is safe */
static inline struct ll_view *view_see(struct view_fixture *f,
				       const char *audience)
{
	f->diags = (struct ll_diags){ .arena = &test_arena };
	ll_diags_append(&f->diags, &f->org->diags);
	f->view = ll_view_make(
		&test_arena, &f->org->org, &f->log, &f->diags,
		&(struct ll_viewer){ .audience = ll_str_from(audience),
				     .today = f->today,
				     .trend = true });
	return f->view;
}

/** view_record() - by id, NULL where the audience does not see it */
static inline const struct ll_view_record *
view_record(const struct ll_view *view, const char *id)
{
	for (size_t i = 0; i < view->nrecords; i++) {
		if (ll_str_is(view->record[i].id, id)) {
			return &view->record[i];
		}
	}
	return NULL;
}

/** view_ids() - "a b c" of a list */
static inline const char *view_ids(struct ll_view_list list)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < list.n; i++) {
		ll_buf_add(&buf, i ? LL_STR(" ") : LL_STR(""));
		ll_buf_add(&buf, list.item[i]->id);
	}
	return test_zero(ll_buf_str(&buf));
}

/** view_land() - one more landing, by "Ada", on @day */
static inline size_t view_land(struct view_fixture *f, const char *day,
			       const char *subject)
{
	static const struct ll_person ada = { LL_STR_INIT("Ada"),
					      LL_STR_INIT("ada@example.org") };
	struct ll_history *history = &f->org->source.history;
	size_t i = history->nlandings++;
	struct ll_landing *landing = &history->landing[i];
	struct ll_landing_info *info = &f->log.info[f->log.ninfos++];

	assert_true(i < MAX_LANDINGS);
	history->state = LL_HISTORY_COMPLETE;
	landing->commit.id.b[0] = (unsigned char)(i + 1);
	landing->commit.time =
		ll_time_of_date(ll_date_parse(ll_str_from(day))) + 3600;
	landing->first_change = history->nchanges;
	info->landing = landing;
	info->title = ll_str_from(subject);
	info->reason = info->title;
	info->pull_request = (long)i + 1;
	info->author = LL_NEW(&test_arena, const struct ll_person *, 1);
	info->author[0] = &ada;
	info->nauthors = 1;
	return i;
}

static inline void view_touch(struct view_fixture *f, size_t landing,
			      const char *path)
{
	struct ll_history *history = &f->org->source.history;

	assert_true(history->nchanges < MAX_LANDINGS);
	history->path[history->npaths] = ll_str_from(path);
	history->change[history->nchanges++].path = (uint32_t)history->npaths++;
	history->landing[landing].nchanges++;
}

/** view_change() - record @id changed in @landing; then stated @audience */
static inline struct ll_change *view_change(struct view_fixture *f,
					    const char *id, size_t landing,
					    enum ll_class class,
					    const char *audience)
{
	const struct ll_record *record = fixture_record(f->org, id);
	struct ll_timeline *timeline =
		&f->log.timeline[record - f->org->org.record];
	struct ll_change *change;

	if (!timeline->change) {
		timeline->change =
			LL_NEW(&test_arena, struct ll_change, MAX_CHANGES);
		timeline->complete = true;
	}
	assert_true(timeline->nchanges < MAX_CHANGES);
	change = &timeline->change[timeline->nchanges++];
	change->landing = landing;
	change->class = class;
	change->path = record->path;
	change->audience = ll_str_from(audience);
	change->audience_certain = true;
	if (timeline->nchanges > 1) {
		change->audience_before = change[-1].audience;
	}
	view_touch(f, landing, test_zero(record->path));
	return change;
}

static inline void view_event(struct ll_change *change, enum ll_event_type type,
			      const char *field, const char *old_text,
			      const char *new_text)
{
	if (!change->event) {
		change->event =
			LL_NEW(&test_arena, struct ll_event, MAX_CHANGES);
	}
	change->event[change->nevents++] = (struct ll_event){
		.type = type,
		.field = ll_str_from(field),
		.label = ll_str_from(field),
		.old_text = ll_str_from(old_text),
		.new_text = ll_str_from(new_text),
	};
}

/** view_words() - a change of words: @removed became @added */
static inline void view_words(struct ll_change *change, const char *removed,
			      const char *added)
{
	change->span = LL_NEW(&test_arena, struct ll_word_span, 2);
	change->nspans = 2;
	change->span[0].kind = LL_REMOVED;
	change->span[0].text = ll_str_from(removed);
	change->span[1].kind = LL_ADDED;
	change->span[1].text = ll_str_from(added);
}

/** view_told() - a record's changes: "day class:event,event;words | ..." */
static inline const char *view_told(const struct ll_view *view, const char *id)
{
	const struct ll_view_record *record = view_record(view, id);
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; record && i < record->nchanges; i++) {
		const struct ll_view_change *change = record->change[i];

		ll_buf_add(&buf, i ? LL_STR(" | ") : LL_STR(""));
		ll_buf_add(&buf,
			   ll_date_iso(&test_arena, change->landing->date));
		ll_buf_add_char(&buf, ' ');
		ll_buf_add(&buf, ll_class_word(change->class));
		for (size_t k = 0; k < change->nevents; k++) {
			ll_buf_add_char(&buf, k ? ',' : ':');
			ll_buf_add(&buf, ll_event_word(change->event[k].type));
		}
		if (change->nspans) {
			ll_buf_add(&buf, LL_STR(";words"));
		}
	}
	return test_zero(ll_buf_str(&buf));
}

#endif
