#include "model/field.h"

/*
 * The default layout: what a file is when no rule of the house catches it.
 * The first row that fits wins; the last one fits everything. Pages that only
 * introduce a folder are no goal, value or meeting.
 */

static const ll_str introductions[] = { LL_STR_INIT("README.md"),
					LL_STR_INIT("index.md") };

static const struct {
	ll_str files;
	enum ll_kind kind;
	enum ll_records records;
	bool introduced; /* README.md and index.md there are plain pages */
} row[] = {
#define ROW(files, kind, records, introduced)                                  \
	{                                                                      \
		LL_STR_INIT(files), LL_KIND_##kind, LL_RECORDS_##records,      \
			introduced                                             \
	}
	ROW("mission.md", MISSION, FILE, false),
	ROW("vision.md", VISION, FILE, false),
	ROW("values.md", VALUE, H2, false),
	ROW("values/**/*.md", VALUE, FILE, true),
	ROW("principles.md", PRINCIPLE, H2, false),
	ROW("principles/**/*.md", PRINCIPLE, FILE, true),
	ROW("strategy.md", PILLAR, H2, false),
	ROW("strategy/**/*.md", PILLAR, FILE, true),
	ROW("goals/{period}/**/*.md", GOAL, FILE, true),
	ROW("goals/**/*.md", GOAL, FILE, true),
	ROW("updates/{date}*.md", UPDATE, FILE, true),
	ROW("updates/{year}-{months}.md", UPDATE, FILE, true),
	ROW("updates/{year}-{months}/**/*.md", UPDATE, FILE, true),
	ROW("updates/{year}-{months}-{slug}.md", UPDATE, FILE, true),
	ROW("updates/{year}-{months}_{slug}.md", UPDATE, FILE, true),
	ROW("updates/{year}/{months}.md", UPDATE, FILE, true),
	ROW("updates/{year}/{months}/**/*.md", UPDATE, FILE, true),
	ROW("updates/**/{year}-{months}.md", UPDATE, FILE, true),
	ROW("updates/**/{year}-{months}-{slug}.md", UPDATE, FILE, true),
	ROW("updates/**/*.md", UPDATE, FILE, true),
	ROW("meetings/**/{date}*.md", MEETING, FILE, true),
	ROW("meetings/**/*.md", MEETING, FILE, true),
	ROW("teams/**/*.md", TEAM, FILE, true),
	ROW("people/**/*.md", PERSON, FILE, true),
	ROW("moments/**/{date}*.md", MOMENT, FILE, true),
	ROW("moments/**/*.md", MOMENT, FILE, true),
	ROW("pulse/**/{date}*.csv", PULSE, FILE, false),
	ROW("pulse/**/{year}-{months}*.csv", PULSE, FILE, false),
	ROW("pulse/**/{period}.csv", PULSE, FILE, false),
	ROW("pulse/**/{period}-{slug}.csv", PULSE, FILE, false),
	ROW("pulse/**/*.csv", PULSE, FILE, false),
	ROW("roads/**/*.md", ROAD, FILE, true),
	ROW("README.md", PAGE, FILE, false),
	ROW("**", PAGE, FILE, false),
#undef ROW
};

#define NROWS (sizeof(row) / sizeof(row[0]))

size_t ll_layout_size(void)
{
	return NROWS;
}

void ll_layout_add(struct ll_arena *arena, struct ll_settings *settings)
{
	ll_str *except = LL_NEW(arena, ll_str, 2);

	except[0] = introductions[0];
	except[1] = introductions[1];
	for (size_t i = 0; i < NROWS; i++) {
		settings->rule[settings->nrules++] = (struct ll_rule){
			.files = row[i].files,
			.except = except,
			.nexcept = row[i].introduced ? 2 : 0,
			.kind = row[i].kind,
			.records = row[i].records,
			.field = settings->field,
			.nfields = settings->nfields,
			.status = settings->status,
			.nstatuses = settings->nstatuses,
			.named_sections = ll_str_is(row[i].files, "README.md"),
		};
	}
}
