#include "test.h"

#include "view/tell.h"

static struct ll_tell phrases(void)
{
	struct ll_tell tell = ll_tell_make(&test_arena);

	ll_tell_add(&tell, LL_STR("Project Falcon"),
		    LL_TELL_PROSE | LL_TELL_NAME);
	ll_tell_add(&tell, LL_STR("goals/2026/new-site.md"), LL_TELL_PROSE);
	ll_tell_add(&tell, LL_STR("new-site"), LL_TELL_NAME);
	return tell;
}

static void a_phrase_is_found_whatever_stands_between_its_words(void **state)
{
	static const char *const telling[] = {
		"Project Falcon",
		"see project  FALCON.",
		"a *Project* **Falcon** b",
		"(project-falcon)",
		"../Goals/2026/new_site.md#why",
	};
	struct ll_tell tell = phrases();

	(void)state;
	for (size_t i = 0; i < sizeof(telling) / sizeof(telling[0]); i++) {
		assert_true(ll_tell_finds(&tell, ll_str_from(telling[i]),
					  LL_TELL_PROSE));
	}
}

static void a_part_of_a_phrase_or_of_a_word_does_not_tell(void **state)
{
	static const char *const harmless[] = {
		"",
		"Project",
		"Falcon",
		"Projects Falcon",
		"Project Falconry",
		"Project the Falcon",
		"goals/2026/new-site",
		"a new site",
	};
	struct ll_tell tell = phrases();

	(void)state;
	for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
		assert_false(ll_tell_finds(&tell, ll_str_from(harmless[i]),
					   LL_TELL_PROSE));
	}
}

static void a_short_name_tells_in_references_alone(void **state)
{
	struct ll_tell tell = phrases();

	(void)state;
	assert_true(
		ll_tell_finds(&tell, LL_STR("2026/new-site"), LL_TELL_NAME));
	assert_false(ll_tell_finds(&tell, LL_STR("We made a new site."),
				   LL_TELL_PROSE));
}

static void what_names_something_visible_too_does_not_tell(void **state)
{
	struct ll_tell tell = phrases();

	(void)state;
	ll_tell_allow(&tell, LL_STR("project falcon"));
	ll_tell_allow(&tell, LL_STR("never heard of"));
	assert_false(
		ll_tell_finds(&tell, LL_STR("Project Falcon"), LL_TELL_NAME));
	assert_true(ll_tell_finds(&tell, LL_STR("new-site"), LL_TELL_NAME));
}

static void each_phrase_is_replaced_and_the_rest_is_kept(void **state)
{
	struct ll_tell tell = phrases();
	ll_str text = LL_STR("Ask about Project Falcon, then: project falcon!");

	(void)state;
	assert_str(ll_tell_redact(&tell, &test_arena, text, LL_TELL_PROSE,
				  LL_STR("it")),
		   "Ask about it, then: it!");
	text = LL_STR("nothing to hide");
	assert_ptr_equal(ll_tell_redact(&tell, &test_arena, text, LL_TELL_PROSE,
					LL_STR("it"))
				 .s,
			 text.s);
}

static void no_phrases_tell_nothing(void **state)
{
	struct ll_tell tell = ll_tell_make(&test_arena);

	(void)state;
	ll_tell_add(&tell, LL_STR("--- ..."), LL_TELL_PROSE);
	assert_false(ll_tell_finds(&tell, LL_STR("--- ... a"), LL_TELL_PROSE));
	assert_false(ll_tell_finds(&tell, LL_STR(""), LL_TELL_PROSE));
}

static void a_very_long_word_is_compared_by_its_beginning(void **state)
{
	struct ll_tell tell = ll_tell_make(&test_arena);
	char word[4096];

	(void)state;
	for (size_t i = 0; i < sizeof(word); i++) {
		word[i] = 'a';
	}
	ll_tell_add(&tell, (ll_str){ word, sizeof(word) }, LL_TELL_PROSE);
	assert_true(ll_tell_finds(&tell, (ll_str){ word, sizeof(word) },
				  LL_TELL_PROSE));
	assert_false(
		ll_tell_finds(&tell, (ll_str){ word, 100 }, LL_TELL_PROSE));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_phrase_is_found_whatever_stands_between_its_words),
	cmocka_unit_test(a_part_of_a_phrase_or_of_a_word_does_not_tell),
	cmocka_unit_test(a_short_name_tells_in_references_alone),
	cmocka_unit_test(what_names_something_visible_too_does_not_tell),
	cmocka_unit_test(each_phrase_is_replaced_and_the_rest_is_kept),
	cmocka_unit_test(no_phrases_tell_nothing),
	cmocka_unit_test(a_very_long_word_is_compared_by_its_beginning),
};

RUN(tests)
