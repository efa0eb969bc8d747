#ifndef LL_TESTS_UNIT_SITE_FIXTURE_H
#define LL_TESTS_UNIT_SITE_FIXTURE_H

/* Sites for tests: an organisation written where it is used, and a look into
 * the dictionaries that its pages are made of. */

#include "view/view_fixture.h"

#include "site/say.h"
#include "site/site.h"

/** site_make() - the site of an organisation without history */
static inline struct ll_site *site_make(const char *const (*files)[2], size_t n,
					const char *today)
{
	struct view_fixture *f = view_fixture_make(files, n, today);

	return ll_site_make(&test_arena, view_see(f, ""));
}

#define SITE(files, today)                                                     \
	site_make(files, sizeof(files) / sizeof(files[0]), today)

/** site_record() - by id; fails the test where there is none */
static inline const struct ll_view_record *
site_record(const struct ll_site *site, const char *id)
{
	const struct ll_view_record *record = view_record(site->view, id);

	if (!record) {
		fail_msg("no record '%s'", id);
	}
	return record;
}

/** site_page() - by path; fails the test where there is none */
static inline const struct ll_page *site_page(const struct ll_site *site,
					      const char *path)
{
	const struct ll_page *page =
		ll_map_get(&site->by_path, ll_str_from(path));

	if (!page) {
		fail_msg("no page '%s'", path);
	}
	return page;
}

static inline struct ll_dict *site_dict(const struct ll_site *site,
					const char *path)
{
	return ll_page_make(site_page(site, path), &test_arena);
}

/** dict_count() - repetitions of a section in this scope */
static inline size_t dict_count(const struct ll_dict *dict, enum ll_name name)
{
	const struct ll_dict_entry *entry = ll_dict_find(dict, name);
	size_t n = 0;

	for (const struct ll_dict *one = entry ? entry->first : NULL; one;
	     one = one->next) {
		n++;
	}
	return n;
}

/** dict_at() - repetition @i of a section; fails the test where there is none
 */
static inline const struct ll_dict *dict_at(const struct ll_dict *dict,
					    enum ll_name name, size_t i)
{
	const struct ll_dict_entry *entry = ll_dict_find(dict, name);
	const struct ll_dict *one = entry ? entry->first : NULL;

	while (one && i--) {
		one = one->next;
	}
	if (!one) {
		fail_msg("section %d is not there", (int)name);
	}
	return one;
}

/** dict_text() - a value of this scope; "" where there is none */
static inline const char *dict_text(const struct ll_dict *dict,
				    enum ll_name name)
{
	const struct ll_dict_entry *entry = ll_dict_find(dict, name);

	return entry ? test_zero(entry->text) : "";
}

/** dict_says() - the sentence in repetition @i of a section, as plain text */
static inline const char *dict_says(const struct ll_dict *dict,
				    enum ll_name name, size_t i)
{
	return test_zero(ll_say_plain(&test_arena, dict_at(dict, name, i)));
}

#endif
