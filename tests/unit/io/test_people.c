#include "test.h"

#include "io/git_internal.h"

static struct ll_people people;

static const struct ll_person *find(const char *ident)
{
	return ll_people_find(&people, ll_str_from(ident));
}

static void use(const char *mailmap)
{
	ll_people_init(&people, &test_arena, ll_str_from(mailmap));
}

static void without_a_mailmap_people_are_as_they_wrote(void **state)
{
	(void)state;
	use("");
	assert_str(find("Ann Lee <ann@example.org>")->name, "Ann Lee");
	assert_str(find("Ann Lee <ann@example.org>")->email, "ann@example.org");
	assert_ptr_equal(find("Ann Lee <ann@example.org>"),
			 find("Ann Lee  <ann@example.org>"));
}

static void two_spellings_are_one_person(void **state)
{
	(void)state;
	use("# who is who\n"
	    "Ann Lee <ann@example.org> <ANN@old.example.org>\r\n"
	    "Ben <ben@example.org>\n");
	assert_ptr_equal(find("ann <ann@OLD.example.org>"),
			 find("Ann Lee <ann@example.org>"));
	assert_str(find("benny <ben@example.org>")->name, "Ben");
	assert_str(find("cid <cid@example.org>")->name, "cid");
}

static void a_rule_with_a_name_goes_before_one_without(void **state)
{
	(void)state;
	use("Team <team@example.org>\n"
	    "Ann <ann@example.org> ANN LEE <team@example.org>\n");
	assert_str(find("Ann Lee <team@example.org>")->name, "Ann");
	assert_str(find("Ben <team@example.org>")->name, "Team");
}

static void name_and_mail_may_come_from_two_lines(void **state)
{
	(void)state;
	use("Ann <old@example.org>\n<new@example.org> <old@example.org>\n");
	assert_str(find("x <old@example.org>")->name, "Ann");
	assert_str(find("x <old@example.org>")->email, "new@example.org");
}

static void broken_lines_and_identities_do_no_harm(void **state)
{
	(void)state;
	use("<>\nno brackets\n<a\nb>\nAnn <> <x@example.org>\n<");
	assert_str(find("Cid <x@example.org>")->name, "Cid");
	assert_str(find("")->name, "");
	assert_str(find("no mail")->name, "no mail");
	assert_str(find("<only@example.org>")->name, "only");
	assert_str(find("\xff <a@b>")->name, "\xef\xbf\xbd");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(without_a_mailmap_people_are_as_they_wrote),
	cmocka_unit_test(two_spellings_are_one_person),
	cmocka_unit_test(a_rule_with_a_name_goes_before_one_without),
	cmocka_unit_test(name_and_mail_may_come_from_two_lines),
	cmocka_unit_test(broken_lines_and_identities_do_no_harm),
};

RUN(tests)
