#ifndef LL_TESTS_UNIT_CHECK_FIXTURE_H
#define LL_TESTS_UNIT_CHECK_FIXTURE_H

/* What rules find in an organisation that is written where it is used. */

#include "model/fixture.h"

#include "check/check.h"

/** check_rules() - the findings of rules, a line each; none while reading */
static inline const char *check_rules(const char *const (*files)[2], size_t n,
				      const char *today)
{
	struct fixture *fixture = fixture_make(files, n, today);

	assert_string_equal(fixture_findings(&fixture->diags), "");
	ll_check_run(&(struct ll_check){ &fixture->org, NULL,
					 ll_date_parse(ll_str_from(today)),
					 &fixture->diags, NULL });
	ll_diags_sort(&fixture->diags);
	return fixture_findings(&fixture->diags);
}

#define RULES(files, today)                                                    \
	check_rules(files, sizeof(files) / sizeof(files[0]), today)

#endif
