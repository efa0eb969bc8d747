#include "check/check.h"

#include "base/buf.h"

enum { YEARS_LEAST = 5, YEARS_MOST = 7 };

static int year_of(ll_date date)
{
	int year;
	int month;
	int day;

	ll_date_split(date, &year, &month, &day);
	return year;
}

/* Seen from the day the road was written, if it says one. */
static void check_aim(const struct ll_check *check,
		      const struct ll_record *road, struct ll_pos pos)
{
	ll_date from = road->date.n ? road->date : check->today;
	int years;

	if (!road->aim.len) {
		ll_diag_add(check->diags, LL_D_ROAD_NO_AIM, pos, road->title,
			    LL_STR(""));
		return;
	}
	if (!road->aim_on.n) {
		ll_diag_add(check->diags, LL_D_ROAD_AIM_NEAR, pos, road->title,
			    LL_STR("names no year"));
		return;
	}
	years = year_of(road->aim_on) - year_of(from);
	if (years < YEARS_LEAST || years > YEARS_MOST) {
		ll_diag_add(check->diags, LL_D_ROAD_AIM_NEAR, pos, road->title,
			    ll_strf(check->diags->arena,
				    years < 0 ? "lies in the past"
				    : years == 1
					    ? "is %d year away, not 5 to 7"
					    : "is %d years away, not 5 to 7",
				    years));
	}
}

static void check_milestones(const struct ll_check *check,
			     const struct ll_record *road)
{
	for (size_t i = 0; i < road->nkey_results; i++) {
		const struct ll_key_result *milestone = &road->key_result[i];
		struct ll_pos pos = { .path = road->path,
				      .line = milestone->line };

		if (milestone->due.n && milestone->due.n < check->today.n &&
		    !milestone->done &&
		    milestone->status != LL_STATUS_DROPPED) {
			ll_diag_add(check->diags, LL_D_ROAD_OVERDUE, pos,
				    milestone->text,
				    ll_date_long(check->diags->arena,
						 milestone->due));
		}
	}
}

void ll_rule_road(const struct ll_check *check)
{
	for (size_t i = 0; i < check->org->nrecords; i++) {
		const struct ll_record *road = &check->org->record[i];
		struct ll_pos pos = { .path = road->path, .line = road->line };

		if (road->kind != LL_KIND_ROAD) {
			continue;
		}
		if (!road->whom.n) {
			ll_diag_add(check->diags, LL_D_ROAD_WHOM, pos,
				    road->title, LL_STR(""));
		}
		if (road->personal && !check->org->settings->audience[0].len) {
			ll_diag_add(check->diags, LL_D_ROAD_ALONE, pos,
				    LL_STR(""), LL_STR(""));
		}
		check_aim(check, road, pos);
		check_milestones(check, road);
	}
}
