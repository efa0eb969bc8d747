#include "model/fixture.h"

#include "history/ageing.h"
#include "history/task_words.h"

/* ---- words --------------------------------------------------------------- */

static int alike(const char *a, const char *b, enum ll_task_owners owners)
{
	struct ll_task_words x =
		ll_task_words_make(&test_arena, ll_str_from(a));
	struct ll_task_words y =
		ll_task_words_make(&test_arena, ll_str_from(b));
	int score = ll_task_words_alike(&x, &y, owners);

	assert_int_equal(score, ll_task_words_alike(&y, &x, owners));
	x.bits = ~UINT64_C(0); /* nothing is ruled out beforehand */
	x.nshared = x.n;
	y.bits = x.bits;
	y.nshared = y.n;
	assert_int_equal(score, ll_task_words_alike(&x, &y, owners));
	return score;
}

#define SAME(a, b) assert_true(alike(a, b, LL_OWNERS_SHARED) > 0)
#define OTHER(a, b) assert_int_equal(alike(a, b, LL_OWNERS_SHARED), 0)

static void a_task_is_alike_to_its_own_rewording(void **state)
{
	(void)state;
	SAME("a lighter ramp, with Marek", "The ramp, again");
	SAME("a board on each jetty with a slate, not paper",
	     "a slate board on all five jetties");
	SAME("how we know that a letter is plain", "a test for plain letters");
	SAME("the half-day for mentors",
	     "book the room and the tutor for the mentors\xe2\x80\x99 half-day");
	SAME("Réserver la salle", "réserver la salle (bis)");
	SAME("招く 講師", "招く 講師 を");
	SAME("a pump that lives at Fennick Quay from November",
	     "pump for Fennick Quay, before Christmas");
	SAME("call the county", "CALL  the   County!");
	assert_int_equal(alike("a b c", "c b a", LL_OWNERS_SHARED), 100);
}

static void one_word_of_two_is_not_enough(void **state)
{
	(void)state;
	OTHER("call the bank", "call the county");
	OTHER("advertise the post", "posts, or a smaller promise");
	OTHER("a date for the loss adjuster, the third request",
	      "the loss adjuster's sum, by letter");
	OTHER("the budget", "the roof");
	OTHER("", "");
	OTHER("", "the roof");
}

static void other_people_need_more_of_the_words(void **state)
{
	static const char a[] = "write to the schools about fines";
	static const char b[] = "write to schools about the boat";

	(void)state;
	assert_true(alike(a, b, LL_OWNERS_SHARED) > 0);
	assert_int_equal(alike(a, b, LL_OWNERS_OTHERS), 0);
	assert_true(alike(a, a, LL_OWNERS_OTHERS) > 0);
	assert_int_equal(
		alike("ramp", "the ramp at Oldmere", LL_OWNERS_UNKNOWN), 0);
}

static void small_words_count_where_there_are_no_others(void **state)
{
	(void)state;
	assert_int_equal(alike("Do it", "do it", LL_OWNERS_SHARED), 100);
	assert_int_equal(alike("it is in", "it is in", LL_OWNERS_SHARED), 100);
	OTHER("it is in", "what is next");
}

/* ---- meetings ------------------------------------------------------------ */

enum { MEETINGS = 8 };

/* Notes of meetings a month apart, from January 2026: lines of actions. */
static struct ll_ageing age(const char *const *actions, size_t n,
			    struct fixture **out)
{
	const char *files[MEETINGS][2];
	struct ll_ageing ageing;
	struct ll_task_memory memory = { &test_arena,
					 ll_map_make(&test_arena) };

	assert_true(n <= MEETINGS);
	for (size_t i = 0; i < n; i++) {
		files[i][0] = test_zero(ll_strf(
			&test_arena, "meetings/2026-%02zu-10-m.md", i + 1));
		files[i][1] = test_zero(ll_strf(&test_arena,
						"# Meeting\n\n## Actions\n\n%s",
						actions[i]));
	}
	*out = fixture_make((const char *const(*)[2])files, n, "2026-12-31");
	ageing = ll_ageing_make(&test_arena, &(*out)->org, NULL);
	for (int i = 0; i < 2; i++) { /* what it remembers changes nothing */
		struct ll_ageing again =
			ll_ageing_make(&test_arena, &(*out)->org, &memory);

		assert_int_equal(again.ntasks, ageing.ntasks);
		assert_memory_equal(again.line, ageing.line,
				    ageing.nlines * sizeof(*ageing.line));
	}
	return ageing;
}

/* "first wording: times carried, open, months it was listed", by text. */
static const char *told(const char *const *actions, size_t n)
{
	struct fixture *fixture;
	struct ll_ageing ageing = age(actions, n, &fixture);
	const struct ll_org *org = &fixture->org;
	LL_VEC(ll_str) lines = { 0 };
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < ageing.ntasks; i++) {
		const struct ll_ageing_task *task = &ageing.task[i];
		const struct ll_ageing_line *line = &ageing.line[task->first];
		struct ll_buf one = ll_buf_make(&test_arena);

		ll_buf_add(&one,
			   org->record[line->record].action[line->action].text);
		ll_buf_addf(&one, ": %zu%s", task->times,
			    task->done ? " done" : "");
		for (size_t k = 0; k < ageing.nlines; k++) {
			const struct ll_record *meeting =
				&org->record[ageing.line[k].record];

			if (ageing.line[k].task == i) {
				ll_buf_addf(&one, " %d",
					    ll_month_number(ll_month_of(
						    meeting->date)));
			}
		}
		*LL_PUSH(&test_arena, &lines) = ll_buf_str(&one);
	}
	for (size_t i = 1; i < lines.n; i++) {
		for (size_t k = i;
		     k && ll_str_cmp(lines.item[k - 1], lines.item[k]) > 0;
		     k--) {
			ll_str swap = lines.item[k];

			lines.item[k] = lines.item[k - 1];
			lines.item[k - 1] = swap;
		}
	}
	for (size_t i = 0; i < lines.n; i++) {
		ll_buf_add(&buf, lines.item[i]);
		ll_buf_add_char(&buf, '\n');
	}
	return test_zero(ll_buf_str(&buf));
}

#define TOLD(actions) told(actions, sizeof(actions) / sizeof(actions[0]))

static void an_action_is_carried_until_it_is_ticked(void **state)
{
	static const char *const actions[] = {
		"- [ ] @dot: a lighter ramp, with Marek (due 2026-01-31)\n"
		"- [ ] @ann: the minutes\n",
		"- [x] @ann: the minutes\n- [ ] @dot: the ramp, again\n",
		"- [ ] @dot: a ramp one person can lift, from Oldmere\n",
		"- [x] @dot: the lighter ramp, with the maker at Oldmere\n",
		"- [ ] @dot: a ramp for the other door\n",
	};

	(void)state;
	assert_string_equal(TOLD(actions),
			    "a lighter ramp, with Marek: 3 done 1 2 3 4\n"
			    "a ramp for the other door: 0 5\n"
			    "the minutes: 1 done 1 2\n");
}

static void of_a_split_task_one_half_is_the_same(void **state)
{
	static const char *const actions[] = {
		"- [ ] @owen: book the room and the tutor\n",
		"- [ ] @owen: book the tutor\n- [ ] @owen: book the room in "
		"Wexcombe\n",
	};

	(void)state;
	assert_string_equal(TOLD(actions),
			    "book the room and the tutor: 1 1 2\n"
			    "book the room in Wexcombe: 0 2\n");
}

static void each_line_goes_to_the_task_it_is_most_alike(void **state)
{
	static const char *const actions[] = {
		"- [ ] @tom: ask the schools about books\n"
		"- [ ] @tom: ask the schools about buses\n",
		"- [ ] @tom: ask the schools about the buses\n"
		"- [ ] @tom: ask all schools about books\n",
		"- [ ] @tom: ask schools about books again\n",
	};

	(void)state;
	assert_string_equal(TOLD(actions),
			    "ask the schools about books: 2 1 2 3\n"
			    "ask the schools about buses: 1 1 2\n");
}

static void the_same_line_twice_is_one_action(void **state)
{
	static const char *const actions[] = {
		"- [ ] @tom: call the county\n- [ ] @tom: Call the county.\n",
		"- [ ] @tom: call the county\n",
	};

	(void)state;
	assert_string_equal(TOLD(actions), "call the county: 1 1 1 2\n");
}

static void somebody_else_may_take_over(void **state)
{
	static const char *const actions[] = {
		"- [ ] @owen: hand over the mentors' half-day\n"
		"- [ ] @ann: the roof\n",
		"- [ ] @ruth: hand over the mentors' half-day\n"
		"- [ ] @ruth: the old roof\n",
	};

	(void)state;
	assert_string_equal(TOLD(actions),
			    "hand over the mentors' half-day: 1 1 2\n"
			    "the old roof: 0 2\nthe roof: 0 1\n");
}

static void what_was_done_or_forgotten_is_another_action(void **state)
{
	static const char *const actions[] = {
		"- [x] @tom: book the hall\n- [ ] @tom: count the chairs\n",
		"- [ ] @tom: book the hall\n",
		"- [ ] @tom: sweep\n",
		"- [ ] @tom: sweep\n",
		"- [ ] @tom: sweep\n",
		"- [ ] @tom: sweep\n",
		"- [ ] @tom: sweep\n",
		"- [ ] @tom: count the chairs\n",
	};

	(void)state;
	assert_string_equal(TOLD(actions), "book the hall: 0 2\n"
					   "book the hall: 0 done 1\n"
					   "count the chairs: 0 1\n"
					   "count the chairs: 0 8\n"
					   "sweep: 4 3 4 5 6 7\n");
}

static void an_action_ticked_in_two_notes_is_done_once(void **state)
{
	static const char *const actions[] = {
		"- [x] @tom: call the friends (due 2026-02-01)\n"
		"- [x] @tom: send the letter\n",
		"- [x] @tom: call the friends (due 2026-02-01)\n"
		"- [x] @tom: send the letter\n",
	};

	(void)state;
	assert_string_equal(TOLD(actions), "call the friends: 1 done 1 2\n"
					   "send the letter: 0 done 1\n"
					   "send the letter: 0 done 2\n");
}

/* ---- properties ---------------------------------------------------------- */

static const char *const some_line[] = {
	"- [ ] @dot: a lighter ramp, with Marek\n",
	"- [ ] @dot: the ramp that one person can lift\n",
	"- [ ] @tom: ask the schools about books\n",
	"- [ ] @tom: ask the schools about buses\n",
	"- [x] @tom: ask the schools\n",
	"- [ ] @ruth: a test for plain letters\n",
	"- [ ] a plain letter\n",
	"- [ ] @ruth @tom: call the county\n",
};

enum { LINES = sizeof(some_line) / sizeof(some_line[0]) };

/* The lines of @set in the order that @seed gives. */
static const char *notes(unsigned set, unsigned seed)
{
	struct ll_buf buf = ll_buf_make(&test_arena);

	for (size_t i = 0; i < LINES; i++) {
		size_t k = (i * 3 + seed) % LINES;

		if (set & (1U << k)) {
			ll_buf_add(&buf, ll_str_from(some_line[k]));
		}
	}
	return test_zero(ll_buf_str(&buf));
}

static void the_order_of_the_lines_does_not_matter(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed < 60; seed++) {
		unsigned a = seed * 37 % 255 + 1;
		unsigned b = seed * 91 % 255 + 1;
		unsigned c = seed * 53 % 255 + 1;
		const char *const straight[] = { notes(a, 0), notes(b, 0),
						 notes(c, 0) };
		const char *const mixed[] = { notes(a, seed % 7 + 1),
					      notes(b, seed % 5 + 1),
					      notes(c, seed % 3 + 1) };

		assert_string_equal(TOLD(straight), TOLD(mixed));
	}
}

static void
every_line_is_one_task_and_a_task_one_line_of_a_meeting(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed < 60; seed++) {
		const char *const actions[] = {
			notes(seed * 37 % 255 + 1, 1),
			notes(seed * 91 % 255 + 1, 2),
			notes(seed * 53 % 255 + 1, 4),
		};
		struct fixture *fixture;
		struct ll_ageing ageing = age(actions, 3, &fixture);
		size_t carried = 0;

		for (size_t i = 0; i < ageing.ntasks; i++) {
			carried += ageing.task[i].times + 1;
			assert_true(ageing.task[i].first <=
				    ageing.task[i].last);
			assert_int_equal(ageing.line[ageing.task[i].last].task,
					 i);
		}
		assert_int_equal(carried, ageing.nlines);
	}
}

static void very_many_lines_with_the_same_words_take_no_time(void **state)
{
	enum { MANY = 4000 };
	struct ll_buf buf = ll_buf_make(&test_arena);
	const char *actions[MEETINGS];
	struct fixture *fixture;
	struct ll_ageing ageing;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		ll_buf_addf(&buf, "- [ ] @tom: call school number %zu\n", i);
	}
	for (size_t i = 0; i < MEETINGS; i++) {
		actions[i] = test_zero(ll_buf_str(&buf));
	}
	ageing = age(actions, MEETINGS, &fixture);
	assert_int_equal(ageing.nlines, MANY * MEETINGS);
	assert_int_equal(ageing.ntasks, MANY);
	assert_int_equal(ageing.task[17].times, MEETINGS - 1);
}

static void words_that_share_a_bit_are_counted(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct ll_buf a = ll_buf_make(&test_arena);
		struct ll_buf b = ll_buf_make(&test_arena);
		unsigned n = 1 + (unsigned)round % 40;

		for (unsigned i = 0; i < n; i++) {
			seed = seed * 1103515245 + 12345;
			ll_buf_addf(&a, "w%u ", seed >> 16 & 63);
			seed = seed * 1103515245 + 12345;
			ll_buf_addf(i % 3 ? &b : &a, "w%u ", seed >> 16 & 63);
			ll_buf_addf(&b, "w%u ", i % 2 ? seed >> 16 & 31 : i);
		}
		for (int owners = LL_OWNERS_SHARED; owners <= LL_OWNERS_OTHERS;
		     owners++) {
			alike(test_zero(ll_buf_str(&a)),
			      test_zero(ll_buf_str(&b)),
			      (enum ll_task_owners)owners);
		}
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(words_that_share_a_bit_are_counted),
	cmocka_unit_test(a_task_is_alike_to_its_own_rewording),
	cmocka_unit_test(one_word_of_two_is_not_enough),
	cmocka_unit_test(other_people_need_more_of_the_words),
	cmocka_unit_test(small_words_count_where_there_are_no_others),
	cmocka_unit_test(an_action_is_carried_until_it_is_ticked),
	cmocka_unit_test(of_a_split_task_one_half_is_the_same),
	cmocka_unit_test(each_line_goes_to_the_task_it_is_most_alike),
	cmocka_unit_test(the_same_line_twice_is_one_action),
	cmocka_unit_test(somebody_else_may_take_over),
	cmocka_unit_test(what_was_done_or_forgotten_is_another_action),
	cmocka_unit_test(an_action_ticked_in_two_notes_is_done_once),
	cmocka_unit_test(the_order_of_the_lines_does_not_matter),
	cmocka_unit_test(
		every_line_is_one_task_and_a_task_one_line_of_a_meeting),
	cmocka_unit_test(very_many_lines_with_the_same_words_take_no_time),
};

RUN(tests)
