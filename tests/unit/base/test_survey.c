#include "test.h"

#include <math.h>

#include "base/buf.h"
#include "base/survey.h"

enum { MINIMUM = 5 };

#define ROW(month, group, role, responses, score)                              \
	{                                                                      \
		0, { month }, LL_STR_INIT(group), LL_ROLE_##role, responses,   \
			score                                                  \
	}

/* "leaders 9 4.3, staff 50 3.1; Harbour 12 3; 1 hidden" a month */
static const char *shown_of(const struct ll_survey_row *row, size_t n)
{
	static const char *const name[] = { "all", "leaders", "staff" };
	struct ll_asked_list list =
		ll_survey_show(&test_arena, row, n, 1, MINIMUM)[0];
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < list.n; i++) {
		const struct ll_asked *asked = &list.item[i];

		ll_buf_add(&buf, i ? LL_STR(" / ") : LL_STR(""));
		for (int role = 0; role < LL_NROLES; role++) {
			if (asked->role[role].responses) {
				ll_buf_addf(&buf, "%s %ld ", name[role],
					    asked->role[role].responses);
				ll_buf_add_number(&buf, asked->role[role].score,
						  2);
				ll_buf_add_char(&buf, ' ');
			}
		}
		for (size_t k = 0; k < asked->ngroups; k++) {
			ll_buf_addf(&buf, "%" LL_FMT " %ld ",
				    LL_ARG(asked->group[k].name),
				    asked->group[k].figure.responses);
		}
		ll_buf_addf(&buf, "hidden %zu", asked->nhidden);
	}
	return test_zero(ll_buf_str(&buf));
}

#define SHOWN(row) shown_of(row, sizeof(row) / sizeof(*(row)))

static void rows_of_different_people_add_up(void **state)
{
	static const struct ll_survey_row row[] = {
		ROW(1, "", LEADER, 9, 4),
		ROW(1, "Mill", STAFF, 10, 3),
		ROW(1, "Harbour", STAFF, 30, 2),
	};

	(void)state;
	assert_string_equal(SHOWN(row), "all 49 2.57 leaders 9 4 staff 40 2.25 "
					"Harbour 30 Mill 10 hidden 0");
}

static void a_small_group_is_in_no_number(void **state)
{
	static const struct ll_survey_row row[] = {
		ROW(1, "", LEADER, 9, 4),
		ROW(1, "Mill", STAFF, 10, 3),
		ROW(1, "Quay", STAFF, 4, 1),
	};

	(void)state;
	assert_string_equal(SHOWN(row), "all 19 3.47 leaders 9 4 staff 10 3 "
					"Mill 10 hidden 1");
}

static void a_total_is_not_read_where_a_part_of_it_is_shown(void **state)
{
	static const struct ll_survey_row row[] = {
		ROW(1, "", STAFF, 14, 2.43),
		ROW(1, "Mill", STAFF, 10, 3),
		ROW(1, "Quay", STAFF, 4, 1),
	};

	(void)state;
	assert_string_equal(SHOWN(row), "all 10 3 staff 10 3 Mill 10 hidden 1");
}

static void leaders_of_small_groups_are_shown_together(void **state)
{
	static const struct ll_survey_row row[] = {
		ROW(1, "", LEADER, 5, 4),     ROW(1, "Mill", LEADER, 2, 4),
		ROW(1, "Quay", LEADER, 3, 4), ROW(1, "Mill", STAFF, 10, 3),
		ROW(1, "Quay", STAFF, 12, 3),
	};

	(void)state;
	assert_string_equal(SHOWN(row),
			    "all 27 3.19 leaders 5 4 staff 22 3 Mill 10 "
			    "Quay 12 hidden 2");
}

static void a_total_under_another_name_is_one(void **state)
{
	static const struct ll_survey_row row[] = {
		ROW(1, "The network", STAFF, 18, 2.4),
		ROW(1, "Mill", STAFF, 10, 3),
		ROW(1, "Quay", STAFF, 4, 1),
		ROW(1, "Reef", STAFF, 4, 2.3),
	};

	(void)state;
	assert_string_equal(SHOWN(row), "all 10 3 staff 10 3 Mill 10 hidden 2");
}

static void of_two_tables_of_the_same_people_the_roles_are_shown(void **state)
{
	static const struct ll_survey_row row[] = {
		ROW(1, "", LEADER, 9, 4),   ROW(1, "", STAFF, 15, 3),
		ROW(1, "Mill", ALL, 14, 3), ROW(1, "Quay", ALL, 10, 2),
		ROW(1, "", ALL, 24, 3),
	};

	(void)state;
	assert_string_equal(SHOWN(row),
			    "all 24 3.38 leaders 9 4 staff 15 3 hidden 2");
}

/* Three more in all, and one more group: it has three. */
static void a_small_group_that_appears_is_not_told_by_the_step(void **state)
{
	static const struct ll_survey_row row[] = {
		ROW(1, "", LEADER, 9, 4),   ROW(1, "", STAFF, 21, 3),
		ROW(1, "Mill", ALL, 20, 3), ROW(1, "Quay", ALL, 10, 2),
		ROW(2, "", LEADER, 9, 4),   ROW(2, "", STAFF, 24, 3),
		ROW(2, "Mill", ALL, 20, 3), ROW(2, "Quay", ALL, 10, 2),
		ROW(2, "Reef", ALL, 3, 2),
	};
	static const struct ll_survey_row parts[] = {
		ROW(1, "", LEADER, 9, 4),     ROW(1, "Mill", STAFF, 11, 3),
		ROW(1, "Quay", STAFF, 10, 3), ROW(2, "", LEADER, 9, 4),
		ROW(2, "Mill", STAFF, 11, 3), ROW(2, "Quay", STAFF, 10, 3),
		ROW(2, "Reef", STAFF, 3, 3),
	};

	(void)state;
	assert_string_equal(SHOWN(row),
			    "all 30 3.3 leaders 9 4 staff 21 3 hidden 2 / "
			    "hidden 3");
	assert_string_equal(SHOWN(parts),
			    "all 30 3.3 leaders 9 4 staff 21 3 Mill 11 Quay "
			    "10 hidden 0 / all 30 3.3 leaders 9 4 staff 21 3 "
			    "Mill 11 Quay 10 hidden 1");
}

/* ---- nothing adds up to a few -------------------------------------------- */

/*
 * A world of up to 4 groups and 2 roles is reported in one of the ways people
 * do. A slightly higher score for one cell makes every figure tell how much of
 * that cell is in it: the figures as sums of cells, found from the outside.
 * Whatever set of cells is a sum of such figures must have nobody in it, or as
 * many as the minimum.
 */
enum { GROUPS = 4, CELLS = 2 * GROUPS, FIGURES = 64 };

static const double MARK = 1e-3;

struct world {
	long people[CELLS]; /* 0: nobody was asked */
	int shape;
};

static uint32_t random_below(uint32_t below)
{
	static uint32_t seed = 3;

	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % below;
}

static const ll_str group_name[GROUPS] = {
	LL_STR_INIT("Harbour"),
	LL_STR_INIT("Mill"),
	LL_STR_INIT("Quay"),
	LL_STR_INIT("Reef"),
};

/* The row of the cells that @pick chooses, if there are any. */
static size_t report(struct ll_survey_row *row, const struct world *world,
		     int month, int marked, int group, enum ll_role role)
{
	double points = 0;
	long people = 0;

	for (int i = 0; i < CELLS; i++) {
		bool in = (group < 0 || i / 2 == group) &&
			  (role == LL_ROLE_ALL ||
			   (i % 2 ? LL_ROLE_STAFF : LL_ROLE_LEADER) == role);

		people += in ? world->people[i] : 0;
		points += in ? (double)world->people[i] *
					  (0.7 * i + (i == marked ? MARK : 0))
			     : 0;
	}
	*row = (struct ll_survey_row){
		.month = { month },
		.group = group < 0 ? LL_STR("") : group_name[group],
		.role = role,
		.responses = people,
		.score = people ? points / (double)people : 0,
	};
	return people ? 1 : 0;
}

static size_t rows_of(struct ll_survey_row *row, const struct world *world,
		      int month, int marked)
{
	bool cells = world->shape & 1;
	size_t n = 0;

	for (int group = 0; group < GROUPS; group++) {
		if (cells) {
			n += report(row + n, world, month, marked, group,
				    LL_ROLE_LEADER);
			n += report(row + n, world, month, marked, group,
				    LL_ROLE_STAFF);
		}
		if (world->shape & 2) {
			n += report(row + n, world, month, marked, group,
				    LL_ROLE_ALL);
		}
	}
	if (world->shape & 4) {
		n += report(row + n, world, month, marked, -1, LL_ROLE_LEADER);
		n += report(row + n, world, month, marked, -1, LL_ROLE_STAFF);
	}
	if (world->shape & 8) {
		n += report(row + n, world, month, marked, -1, LL_ROLE_ALL);
	}
	return n;
}

/* People times points of every figure that is shown; returns how many. */
static size_t look(const struct world *world, size_t nmonths, int marked,
		   double points[FIGURES], size_t month_of[FIGURES])
{
	struct ll_survey_row row[64];
	struct ll_asked_list list;
	size_t n = 0;
	size_t nfigures = 0;

	for (size_t month = 0; month < nmonths; month++) {
		n += rows_of(row + n, &world[month], (int)month + 1, marked);
	}
	list = ll_survey_show(&test_arena, row, n, 1, MINIMUM)[0];
	for (size_t i = 0; i < list.n; i++) {
		const struct ll_asked *asked = &list.item[i];

		for (size_t k = 0; k < LL_NROLES + asked->ngroups; k++) {
			struct ll_figure figure =
				k < LL_NROLES
					? asked->role[k]
					: asked->group[k - LL_NROLES].figure;

			if (!figure.responses) {
				continue;
			}
			assert_true(figure.responses >= MINIMUM);
			month_of[nfigures] = (size_t)asked->month.n - 1;
			points[nfigures++] =
				(double)figure.responses * figure.score;
		}
	}
	return nfigures;
}

/* Rows of @m brought to echelon form; returns how many are left. */
static size_t eliminate(double (*m)[CELLS], size_t n)
{
	size_t rank = 0;

	for (int column = 0; column < CELLS && rank < n; column++) {
		size_t pivot = rank;

		for (size_t i = rank; i < n; i++) {
			if (fabs(m[i][column]) > fabs(m[pivot][column])) {
				pivot = i;
			}
		}
		if (fabs(m[pivot][column]) < 1e-6) {
			continue;
		}
		for (int k = 0; k < CELLS; k++) {
			double held = m[pivot][k];

			m[pivot][k] = m[rank][k];
			m[rank][k] = held;
		}
		for (size_t i = 0; i < n; i++) {
			double factor = m[i][column] / m[rank][column];

			for (int k = 0; i != rank && k < CELLS; k++) {
				m[i][k] -= factor * m[rank][k];
			}
		}
		rank++;
	}
	return rank;
}

static bool is_sum_of(double (*m)[CELLS], size_t rank, unsigned set)
{
	double rest[CELLS];

	for (int k = 0; k < CELLS; k++) {
		rest[k] = set >> k & 1;
	}
	for (size_t i = 0; i < rank; i++) {
		int column = 0;
		double factor;

		while (fabs(m[i][column]) < 1e-6) {
			column++;
		}
		factor = rest[column] / m[i][column];
		for (int k = 0; k < CELLS; k++) {
			rest[k] -= factor * m[i][k];
		}
	}
	for (int k = 0; k < CELLS; k++) {
		if (fabs(rest[k]) > 1e-6) {
			return false;
		}
	}
	return true;
}

/* A cell that is in two months has the same people in both. */
static void assert_nobody_singled_out(const struct world *world, size_t nmonths)
{
	double m[FIGURES][CELLS] = { { 0 } };
	double without[FIGURES];
	size_t month[FIGURES];
	size_t n;
	size_t rank;

	n = look(world, nmonths, -1, without, month);
	for (int cell = 0; cell < CELLS; cell++) {
		double with[FIGURES];

		assert_int_equal(look(world, nmonths, cell, with, month), n);
		for (size_t i = 0; i < n; i++) {
			long people = world[month[i]].people[cell];

			m[i][cell] = people ? (with[i] - without[i]) / MARK /
						      (double)people
					    : 0;
		}
	}
	rank = eliminate(m, n);
	for (unsigned set = 1; set < 1U << CELLS; set++) {
		long people = 0;
		bool empty = false;

		for (int cell = 0; cell < CELLS; cell++) {
			long count = world[0].people[cell];

			count = count ? count : world[nmonths - 1].people[cell];
			empty |= set >> cell & 1 && !count;
			people += set >> cell & 1 ? count : 0;
		}
		if (!empty && people < MINIMUM && is_sum_of(m, rank, set)) {
			fail_msg("shape %d: the set %x of %ld people is told",
				 world->shape, set, people);
		}
	}
}

static struct world random_world(int shape)
{
	struct world world = { .shape = shape };

	for (int i = 0; i < CELLS; i++) {
		world.people[i] = random_below(3) ? random_below(10) : 0;
	}
	return world;
}

static void no_sum_of_what_is_shown_is_a_few_people(void **state)
{
	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct world world = random_world(1 + (int)random_below(15));

		assert_nobody_singled_out(&world, 1);
	}
}

/* One that tells of groups: where none does, none can be looked after. */
static int random_shape(void)
{
	return 1 + (int)random_below(3) + 4 * (int)random_below(4);
}

/* Groups come and go between two surveys; the others stay as they were. */
static void no_step_between_surveys_is_a_few_people(void **state)
{
	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct world world[2];
		int gone = (int)random_below(GROUPS + 1);
		int late = (int)random_below(GROUPS + 1);

		world[0] = random_world(random_shape());
		world[1] = world[0];
		for (int i = 0; i < CELLS; i++) {
			world[0].people[i] =
				i / 2 == late ? 0 : world[0].people[i];
			world[1].people[i] =
				i / 2 == gone ? 0 : world[1].people[i];
		}
		assert_nobody_singled_out(world, 2);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(rows_of_different_people_add_up),
	cmocka_unit_test(a_small_group_is_in_no_number),
	cmocka_unit_test(a_total_is_not_read_where_a_part_of_it_is_shown),
	cmocka_unit_test(leaders_of_small_groups_are_shown_together),
	cmocka_unit_test(a_total_under_another_name_is_one),
	cmocka_unit_test(of_two_tables_of_the_same_people_the_roles_are_shown),
	cmocka_unit_test(a_small_group_that_appears_is_not_told_by_the_step),
	cmocka_unit_test(no_sum_of_what_is_shown_is_a_few_people),
	cmocka_unit_test(no_step_between_surveys_is_a_few_people),
};

RUN(tests)
