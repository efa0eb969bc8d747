#ifndef LL_TESTS_UNIT_FIXTURE_H
#define LL_TESTS_UNIT_FIXTURE_H

/* Organisations for tests, written where they are used:
 *
 *     static const char *const files[][2] = {
 *             { "mission.md", "# Mission\n\nCare without waiting.\n" },
 *     };
 *     struct fixture fixture = FIXTURE(files, "2026-03-31");
 */

#include "test.h"

#include <stdlib.h>

#include "base/buf.h"

#include "base/source.h"
#include "model/org.h"

static inline int fixture_compare(const void *a, const void *b)
{
	return ll_str_cmp(((const struct ll_file *)a)->path,
			  ((const struct ll_file *)b)->path);
}

/** fixture_oid() - an id that equal bytes share */
static inline struct ll_oid fixture_oid(ll_str bytes)
{
	struct ll_oid oid = { { 1 } };
	uint64_t hash = ll_str_hash(bytes);

	for (size_t i = 0; i < 8; i++) {
		oid.b[i + 1] = (unsigned char)(hash >> (8 * i));
	}
	return oid;
}

/* ll_source.file_bytes */
static inline bool fixture_bytes(const struct ll_source *source, ll_str path,
				 struct ll_arena *arena, ll_str *bytes)
{
	const struct ll_file *file = ll_source_file(source, path);

	*bytes = file ? ll_str_copy(arena, file->bytes) : LL_STR("");
	return file != NULL;
}

/** fixture_source() - pairs of path and text as io would hand them over */
static inline struct ll_source
fixture_source(struct ll_arena *arena, const char *const (*files)[2], size_t n)
{
	struct ll_source source = { .nfiles = n };

	source.history.state = LL_HISTORY_NONE;
	source.file_bytes = fixture_bytes;
	source.file = LL_NEW(arena, struct ll_file, n);
	for (size_t i = 0; i < n; i++) {
		struct ll_file *file = &source.file[i];

		file->path = ll_str_from(files[i][0]);
		file->bytes = ll_str_from(files[i][1]);
		file->is_text = ll_str_ends(file->path, LL_STR(".md")) ||
				ll_str_ends(file->path, LL_STR(".csv")) ||
				ll_str_ends(file->path, LL_STR(".yml"));
		file->state = LL_FILE_UNKNOWN;
		file->blob = fixture_oid(file->bytes);
	}
	qsort(source.file, n, sizeof(*source.file), fixture_compare);
	return source;
}

/** An organisation that was read, resolved and derived. */
struct fixture {
	struct ll_source source;
	struct ll_settings settings;
	struct ll_diags diags;
	struct ll_org org;
};

static inline struct fixture *fixture_make(const char *const (*files)[2],
					   size_t n, const char *today)
{
	struct ll_arena *arena = &test_arena;
	struct fixture *fixture = LL_NEW(arena, struct fixture, 1);
	const struct ll_file *file;

	fixture->diags.arena = arena;
	fixture->source = fixture_source(arena, files, n);
	file = ll_source_file(&fixture->source, LL_STR("lodeline.yml"));
	ll_settings_read(arena, file ? file->path : LL_STR(""),
			 file ? file->bytes : LL_STR(""), &fixture->settings,
			 &fixture->diags);
	fixture->org = ll_org_read(arena, &fixture->settings, &fixture->source,
				   &fixture->diags);
	ll_org_resolve(arena, &fixture->org, &fixture->diags);
	ll_org_derive(arena, &fixture->org, ll_date_parse(ll_str_from(today)));
	ll_diags_sort(&fixture->diags);
	return fixture;
}

/** FIXTURE() - an organisation from a static table of files */
#define FIXTURE(files, today)                                                  \
	fixture_make(files, sizeof(files) / sizeof(files[0]), today)

/** fixture_record() - by id; fails the test where there is none */
static inline struct ll_record *fixture_record(const struct fixture *fixture,
					       const char *id)
{
	for (size_t i = 0; i < fixture->org.nrecords; i++) {
		if (ll_str_is(fixture->org.record[i].id, id)) {
			return &fixture->org.record[i];
		}
	}
	fail_msg("no record '%s'", id);
	return NULL;
}

/** fixture_findings() - "path:line CODE message" a line, in order */
static inline const char *fixture_findings(const struct ll_diags *diags)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < diags->n; i++) {
		const struct ll_diag *diag = &diags->item[i];

		ll_buf_add(&buf, diag->pos.path);
		ll_buf_addf(&buf, ":%d %s ", diag->pos.line,
			    ll_diag_info[diag->code].name);
		ll_buf_add(&buf, diag->message);
		ll_buf_add_char(&buf, '\n');
	}
	return test_zero(ll_buf_str(&buf));
}

#endif
