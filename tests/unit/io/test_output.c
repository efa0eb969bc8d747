#include "folder.h"

#include <pthread.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>

#include "io/file.h"
#include "io/output.h"

static struct ll_err err;

static struct ll_output *open_output(const char *dir, const char *source)
{
	struct ll_output *out = NULL;

	err = (struct ll_err){ .arena = &test_arena };
	if (!ll_output_open(&test_arena, at_str(dir),
			    source ? at_str(source) : LL_STR(""), &out, &err)) {
		return NULL;
	}
	return out;
}

static bool add(struct ll_output *out, const char *path, const char *text)
{
	return ll_output_add(out, ll_str_from(path), ll_str_from(text), &err);
}

/* A site of the given files: path, text, path, text, NULL. */
static struct ll_output_stats build(const char *dir, const char *const *files)
{
	struct ll_output *out = open_output(dir, NULL);
	struct ll_output_stats stats = { 0 };

	assert_non_null(out);
	for (; *files; files += 2) {
		assert_true(add(out, files[0], files[1]));
	}
	assert_true(ll_output_commit(out, &stats, &err));
	return stats;
}

static const char *const first_site[] = { "index.html", "one", "goals/a.html",
					  "a", NULL };

static void assert_refused(const char *dir, const char *source, const char *why)
{
	assert_null(open_output(dir, source));
	assert_int_equal(err.exit_code, 2);
	if (ll_str_find(err.what, ll_str_from(why)) == LL_NPOS) {
		assert_str(err.what, why);
	}
	assert_true(err.advice.len);
}

static size_t count_names(const char *dir)
{
	struct ll_names names;

	assert_true(ll_dir_list(&test_arena, at_str(dir), LL_STR(""), &names,
				&err));
	return names.n;
}

/* ------------------------------------------------------------- writing */

static void a_site_appears_whole_with_its_list(void **state)
{
	struct ll_output_stats stats = build("site", first_site);

	(void)state;
	assert_int_equal(stats.nwritten, 2);
	assert_string_equal(text_of("site/index.html"), "one");
	assert_string_equal(text_of("site/goals/a.html"), "a");
	assert_string_equal(text_of("site/.lodeline-manifest"),
			    "lodeline manifest 1\ngoals/a.html\nindex.html\n");
	assert_int_equal(count_names(""), 1);
}

static void nothing_is_seen_before_the_end(void **state)
{
	struct ll_output *out;

	(void)state;
	build("site", first_site);
	out = open_output("site", NULL);
	assert_true(add(out, "index.html", "two"));
	assert_string_equal(text_of("site/index.html"), "one");
	assert_true(is_there("site/goals/a.html"));
	assert_true(ll_output_commit(out, NULL, &err));
	assert_string_equal(text_of("site/index.html"), "two");
	assert_false(is_there("site/goals"));
	assert_int_equal(count_names(""), 1);
}

static void an_abandoned_build_changes_nothing(void **state)
{
	struct ll_output *out;

	(void)state;
	build("site", first_site);
	out = open_output("site", NULL);
	assert_true(add(out, "index.html", "two"));
	ll_output_abort(out);
	assert_string_equal(text_of("site/index.html"), "one");
	assert_int_equal(count_names(""), 1);
	ll_output_abort(open_output("made/for/nothing", NULL));
	assert_false(is_there("made"));
}

static void an_unchanged_file_keeps_its_time(void **state)
{
	static const char *const next[] = {
		"index.html", "one", "new.html", "n", "goals/a.html", "b", NULL
	};
	const struct timespec old[2] = { { 1000000000, 5 }, { 1000000000, 5 } };
	struct ll_output_stats stats;
	struct stat info;

	(void)state;
	build("site", first_site);
	utimensat(AT_FDCWD, at("site/index.html"), old, 0);
	utimensat(AT_FDCWD, at("site/goals/a.html"), old, 0);
	stats = build("site", next);
	assert_int_equal(stats.nkept, 1);
	assert_int_equal(stats.nwritten, 2);
	assert_int_equal(stats.nremoved, 0);
	assert_int_equal(stat(at("site/index.html"), &info), 0);
	assert_int_equal(info.st_mtim.tv_sec, 1000000000);
	assert_int_equal(info.st_mtim.tv_nsec, 5);
	assert_int_equal(info.st_nlink, 1);
	assert_int_equal(stat(at("site/goals/a.html"), &info), 0);
	assert_int_not_equal(info.st_mtim.tv_sec, 1000000000);
}

/* A site of one file: its pieces, NULL at the end. Returns files kept. */
static size_t build_in_pieces(const char *const *piece)
{
	struct ll_output *out = open_output("site", NULL);
	struct ll_output_stats stats;
	struct ll_output_file file;

	assert_true(ll_output_begin(out, LL_STR("a/b.json"), &file, &err));
	for (; *piece; piece++) {
		assert_true(ll_output_put(&file, ll_str_from(*piece)));
	}
	assert_true(ll_output_end(&file));
	assert_true(ll_output_commit(out, &stats, &err));
	return stats.nkept;
}

static void a_file_in_pieces_is_kept_or_new_as_a_whole(void **state)
{
	static const struct {
		const char *piece[4];
		size_t nkept;
		const char *text;
	} row[] = {
		{ { "one ", "two ", "three" }, 0, "one two three" },
		{ { "one ", "two ", "three" }, 1, "one two three" },
		{ { "one two three" }, 1, "one two three" },
		{ { "one ", "two ", "four" }, 0, "one two four" },
		{ { "one ", "two ", "four", "!" }, 0, "one two four!" },
		{ { "one ", "two " }, 0, "one two " },
		{ { "", "two" }, 0, "two" },
		{ { NULL }, 0, "" },
		{ { NULL }, 1, "" },
		{ { "again" }, 0, "again" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const char *piece[5] = { row[i].piece[0], row[i].piece[1],
					 row[i].piece[2], row[i].piece[3] };

		assert_int_equal(build_in_pieces(piece), row[i].nkept);
		assert_string_equal(text_of("site/a/b.json"), row[i].text);
	}
}

static void the_same_site_again_touches_nothing(void **state)
{
	struct stat before;
	struct stat after;
	struct ll_output_stats stats;

	(void)state;
	build("site", first_site);
	assert_int_equal(chmod(at("site"), 0750), 0);
	assert_int_equal(stat(at("site"), &before), 0);
	stats = build("site", first_site);
	assert_int_equal(stats.nkept, 2);
	assert_int_equal(stats.nwritten + stats.nremoved, 0);
	assert_int_equal(stat(at("site"), &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

static void the_folder_keeps_its_mode_and_a_link_to_it_its_meaning(void **state)
{
	static const char *const next[] = { "index.html", "two", NULL };
	struct stat info;

	(void)state;
	build("real", first_site);
	assert_int_equal(chmod(at("real"), 0711), 0);
	assert_int_equal(symlink("real", at("site")), 0);
	build("site", next);
	assert_int_equal(lstat(at("site"), &info), 0);
	assert_true(S_ISLNK(info.st_mode));
	assert_string_equal(text_of("real/index.html"), "two");
	assert_int_equal(stat(at("real"), &info), 0);
	assert_int_equal(info.st_mode & 07777, 0711);
}

static void only_paths_inside_the_site_are_written(void **state)
{
	static const char *const bad[] = {
		"../x", "/x",  "a/../x", "",     "a/",
		"a//b", "./x", ".",      "a\nb", ".lodeline-manifest"
	};
	struct ll_output *out = open_output("site", NULL);

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(add(out, bad[i], "x"));
	}
	ll_output_abort(out);
	assert_int_equal(count_names(""), 0);
}

static void a_site_that_lacks_a_file_is_not_published(void **state)
{
	struct ll_output *out = open_output("site", NULL);

	(void)state;
	assert_true(add(out, "a", "x"));
	assert_false(add(out, "a", "y"));
	assert_false(ll_output_commit(out, NULL, &err));
	assert_int_equal(count_names(""), 0);
	out = open_output("site", NULL);
	assert_true(add(out, "a", "x"));
	assert_false(add(out, "a/b", "x"));
	assert_false(ll_output_commit(out, NULL, &err));
	assert_int_equal(count_names(""), 0);
}

/* --------------------------------------------------------------- refusing */

static void a_folder_with_other_files_is_refused(void **state)
{
	(void)state;
	make_dir("docs");
	put("docs/mine.md", "mine");
	assert_refused("docs", NULL, "holds 'mine.md'");
	assert_string_equal(text_of("docs/mine.md"), "mine");
	assert_int_equal(count_names(""), 1);
}

static void a_file_put_into_a_site_is_not_removed(void **state)
{
	(void)state;
	build("site", first_site);
	put("site/CNAME", "example.org");
	assert_refused("site", NULL, "holds 'CNAME'");
	assert_int_equal(unlink(at("site/CNAME")), 0);
	make_dir("site/goals/mine");
	assert_refused("site", NULL, "holds 'goals/mine'");
	assert_int_equal(rmdir(at("site/goals/mine")), 0);
	assert_int_equal(unlink(at("site/index.html")), 0);
	assert_int_equal(symlink("/etc/passwd", at("site/index.html")), 0);
	assert_refused("site", NULL, "holds 'index.html'");
}

static void a_file_put_there_during_the_build_stops_it(void **state)
{
	struct ll_output *out;

	(void)state;
	build("site", first_site);
	out = open_output("site", NULL);
	assert_true(add(out, "index.html", "two"));
	put("site/mine", "mine");
	assert_false(ll_output_commit(out, NULL, &err));
	assert_string_equal(text_of("site/mine"), "mine");
	assert_string_equal(text_of("site/index.html"), "one");
	assert_int_equal(count_names(""), 1);
}

static void a_list_with_other_words_is_no_list(void **state)
{
	(void)state;
	make_dir("site");
	put("site/.lodeline-manifest", "index.html\n");
	put("site/index.html", "mine");
	assert_refused("site", NULL, "holds '");
	assert_string_equal(text_of("site/index.html"), "mine");
}

static void the_source_is_never_in_the_output(void **state)
{
	(void)state;
	make_dir("org");
	make_dir("org/deep");
	make_dir("org/.git");
	assert_refused("org", "org", "contains the organisation");
	assert_refused(".", "org/deep", "contains the organisation");
	assert_refused("org/deep/..", "org/deep", "contains the organisation");
	assert_refused("org/.git/site", "org", "'.git'");
	assert_int_equal(symlink("org", at("link")), 0);
	assert_refused("link", "org", "contains the organisation");
	ll_output_abort(open_output("org/site", "org"));
	make_dir("org/empty");
	ll_output_abort(open_output("org/empty", "org"));
}

static void places_that_are_not_for_a_site_are_refused(void **state)
{
	struct ll_output *out = NULL;
	char here[4096];

	(void)state;
	err = (struct ll_err){ .arena = &test_arena };
	assert_false(ll_output_open(&test_arena, LL_STR("/"), LL_STR(""), &out,
				    &err));
	assert_int_equal(err.exit_code, 2);
	assert_false(ll_output_open(&test_arena, LL_STR(""), LL_STR(""), &out,
				    &err));
	make_dir("home");
	setenv("HOME", at("home"), 1);
	assert_refused("home", NULL, "home directory");
	make_dir("here");
	assert_non_null(getcwd(here, sizeof(here)));
	assert_int_equal(chdir(at("here")), 0);
	assert_refused("here", NULL, "working directory");
	assert_refused("here/none/../..", NULL, "no folder");
	assert_int_equal(chdir(here), 0);
	put("file", "x");
	assert_refused("file", NULL, "not a folder");
	assert_refused("file/site", NULL, "no folder");
	assert_int_equal(symlink("gone", at("dangling")), 0);
	out = open_output("dangling", NULL);
	if (out) {
		ll_output_abort(out);
	}
	assert_null(out);
}

static void two_builds_do_not_write_to_one_place(void **state)
{
	struct ll_output *out;

	(void)state;
	build("site", first_site);
	out = open_output("site", NULL);
	assert_non_null(out);
	assert_null(open_output("site", NULL));
	assert_true(ll_str_find(err.what, LL_STR("another build")) != LL_NPOS);
	ll_output_abort(out);
	out = open_output("site", NULL);
	assert_non_null(out);
	ll_output_abort(out);
}

/* ---------------------------------------------------- when things go wrong */

enum { MANY = 3000 };

/* Writes many files, telling how far it is; never commits. */
static void write_many(int progress)
{
	struct ll_output *out = open_output("site", NULL);

	for (int i = 0; out && i < MANY; i++) {
		char path[32];

		snprintf(path, sizeof(path), "p/%d.html", i);
		add(out, path, "page");
		if (i == MANY / 2) {
			ssize_t told = write(progress, "x", 1);

			(void)told;
		}
	}
	pause();
	_exit(0);
}

static void a_killed_build_leaves_the_last_site(void **state)
{
	int pipes[2];
	char byte;
	pid_t child;

	(void)state;
	build("site", first_site);
	assert_int_equal(pipe(pipes), 0);
	child = fork();
	if (!child) {
		write_many(pipes[1]);
	}
	assert_int_equal(read(pipes[0], &byte, 1), 1);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_string_equal(text_of("site/index.html"), "one");
	assert_true(is_there("site/goals/a.html"));
	assert_int_equal(count_names("site"), 3);
	assert_int_equal(count_names(""), 2);
	build("site", first_site);
	assert_int_equal(count_names(""), 1);
	close(pipes[0]);
	close(pipes[1]);
}

static void a_living_build_is_left_alone(void **state)
{
	struct ll_output *one = open_output("site", NULL);
	struct ll_output *other;

	(void)state;
	assert_true(add(one, "index.html", "one"));
	other = open_output("site", NULL);
	assert_non_null(other);
	ll_output_abort(other);
	assert_true(ll_output_commit(one, NULL, &err));
	assert_string_equal(text_of("site/index.html"), "one");
}

static void what_only_looks_like_ours_is_not_removed(void **state)
{
	(void)state;
	make_dir(".site.lodeline-1-0");
	put(".site.lodeline-1-0/precious", "mine");
	make_dir(".site.lodeline-2-0");
	put(".site.lodeline-2-0/lodeline-staging", "something else\n");
	put(".site.lodeline-3-0", "a file");
	build("site", first_site);
	assert_string_equal(text_of(".site.lodeline-1-0/precious"), "mine");
	assert_true(is_there(".site.lodeline-2-0/lodeline-staging"));
	assert_true(is_there(".site.lodeline-3-0"));
}

static void a_swap_cut_in_two_is_undone(void **state)
{
	(void)state;
	make_dir(".site.lodeline-9-0");
	put(".site.lodeline-9-0/lodeline-staging", "lodeline staging 1\n");
	make_dir(".site.lodeline-9-0/old");
	put(".site.lodeline-9-0/old/.lodeline-manifest",
	    "lodeline manifest 1\nindex.html\n");
	put(".site.lodeline-9-0/old/index.html", "last");
	ll_output_abort(open_output("site", NULL));
	assert_string_equal(text_of("site/index.html"), "last");
	assert_int_equal(count_names(""), 1);
}

static void a_full_disk_leaves_the_last_site(void **state)
{
	struct ll_output *out;
	char *large = LL_NEW(&test_arena, char, 300000);
	bool written = true;

	(void)state;
	make_dir("disk");
	if (geteuid() || mount("none", at("disk"), "tmpfs", 0, "size=512k")) {
		skip();
	}
	memset(large, 'x', 299999);
	build("disk/site", first_site);
	out = open_output("disk/site", NULL);
	for (int i = 0; i < 3 && written; i++) {
		char path[16];

		snprintf(path, sizeof(path), "%d", i);
		written = add(out, path, large);
	}
	assert_false(written);
	assert_true(ll_str_find(err.what, LL_STR("No space")) != LL_NPOS);
	assert_true(ll_str_find(err.advice, LL_STR("free")) != LL_NPOS);
	ll_output_abort(out);
	assert_string_equal(text_of("disk/site/index.html"), "one");
	assert_int_equal(count_names("disk"), 1);
	assert_int_equal(umount(at("disk")), 0);
}

static void a_mount_point_cannot_be_swapped_and_says_so(void **state)
{
	struct ll_output *out;

	(void)state;
	make_dir("disk");
	if (geteuid() || mount("none", at("disk"), "tmpfs", 0, "size=512k")) {
		skip();
	}
	out = open_output("disk", NULL);
	assert_non_null(out);
	assert_true(add(out, "index.html", "one"));
	assert_false(ll_output_commit(out, NULL, &err));
	assert_true(ll_str_find(err.what, LL_STR("mount point")) != LL_NPOS);
	assert_int_equal(count_names("disk"), 0);
	assert_int_equal(count_names(""), 1);
	assert_int_equal(umount(at("disk")), 0);
}

/* As root nothing is read-only: another user tries. */
static void a_folder_that_may_not_be_written_is_a_failure(void **state)
{
	pid_t child;
	int status;

	(void)state;
	make_dir("locked");
	assert_int_equal(chmod(at("locked"), 0555), 0);
	assert_int_equal(chmod(folder, 0755), 0);
	child = fork();
	if (!child) {
		struct ll_output *out;

		if (!geteuid() && setuid(12345)) {
			_exit(3);
		}
		out = open_output("locked/site", NULL);
		_exit(out && add(out, "index.html", "x") ? 1
		      : ll_str_find(err.what, LL_STR("Permission denied")) ==
				      LL_NPOS
			      ? 2
			      : 0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_equal(count_names("locked"), 0);
}

/* ----------------------------------------------------------- many threads */

static struct ll_output *shared;

static void *add_some(void *first)
{
	struct ll_arena arena = { 0 };
	struct ll_err own = { .arena = &arena };
	uintptr_t failed = 0;

	for (int i = *(int *)first; i < 1000; i += 4) {
		char path[32];

		snprintf(path, sizeof(path), "d%d/%d.html", i % 7, i);
		failed += !ll_output_add(shared, ll_str_from(path),
					 ll_str_from(path), &own);
	}
	ll_arena_release(&arena);
	return (void *)failed;
}

static void several_threads_may_add(void **state)
{
	struct ll_output_stats stats;
	int first[4] = { 0, 1, 2, 3 };

	(void)state;
	for (size_t round = 0; round < 2; round++) {
		pthread_t thread[4];

		shared = open_output("site", NULL);
		for (size_t i = 0; i < 4; i++) {
			pthread_create(&thread[i], NULL, add_some, &first[i]);
		}
		for (size_t i = 0; i < 4; i++) {
			void *failed;

			pthread_join(thread[i], &failed);
			assert_null(failed);
		}
		assert_true(ll_output_commit(shared, &stats, &err));
		assert_int_equal(stats.nkept, round * 1000);
		assert_int_equal(stats.nwritten, 1000 - round * 1000);
	}
	assert_string_equal(text_of("site/d6/706.html"), "d6/706.html");
}

static const struct CMUnitTest tests[] = {
	TEST(a_site_appears_whole_with_its_list),
	TEST(nothing_is_seen_before_the_end),
	TEST(an_abandoned_build_changes_nothing),
	TEST(an_unchanged_file_keeps_its_time),
	TEST(a_file_in_pieces_is_kept_or_new_as_a_whole),
	TEST(the_same_site_again_touches_nothing),
	TEST(the_folder_keeps_its_mode_and_a_link_to_it_its_meaning),
	TEST(only_paths_inside_the_site_are_written),
	TEST(a_site_that_lacks_a_file_is_not_published),
	TEST(a_folder_with_other_files_is_refused),
	TEST(a_file_put_into_a_site_is_not_removed),
	TEST(a_file_put_there_during_the_build_stops_it),
	TEST(a_list_with_other_words_is_no_list),
	TEST(the_source_is_never_in_the_output),
	TEST(places_that_are_not_for_a_site_are_refused),
	TEST(two_builds_do_not_write_to_one_place),
	TEST(a_killed_build_leaves_the_last_site),
	TEST(a_living_build_is_left_alone),
	TEST(what_only_looks_like_ours_is_not_removed),
	TEST(a_swap_cut_in_two_is_undone),
	TEST(a_full_disk_leaves_the_last_site),
	TEST(a_mount_point_cannot_be_swapped_and_says_so),
	TEST(a_folder_that_may_not_be_written_is_a_failure),
	TEST(several_threads_may_add),
};

RUN(tests)
