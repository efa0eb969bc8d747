#include "folder.h"

#include <pthread.h>

#include "io/git_internal.h"

static const ll_str suffix[] = { LL_STR_INIT(".md") };
static struct ll_source source;
static struct ll_org_handle *handle;
static struct ll_err err;

static bool open_into(const char *dir, struct ll_source *to,
		      struct ll_org_handle **opened)
{
	struct ll_org_options options = {
		.dir = at_str(dir),
		.suffix = suffix,
		.nsuffixes = 1,
		.max_bytes = 1000,
	};

	err = (struct ll_err){ .arena = &test_arena };
	return ll_org_open(&test_arena, &options, to, opened, &err);
}

static bool open_org(const char *dir)
{
	return open_into(dir, &source, &handle);
}

/* Runs git in the test's folder, with no settings of the person's own. */
static void git(const char *arguments)
{
	ll_str command = ll_strf(
		&test_arena,
		"cd %s && HOME=/nowhere GIT_CONFIG_NOSYSTEM=1 git "
		"-c user.name=A -c user.email=a@example.org %s >/dev/null",
		folder, arguments);

	assert_int_equal(system(ll_str_zero(&test_arena, command)), 0);
}

static ll_str read_file(const char *path)
{
	ll_str bytes;

	err.what = LL_STR("");
	return ll_org_file_bytes(handle, ll_str_from(path), &test_arena, &bytes,
				 &err)
		       ? bytes
		       : LL_STR("(refused)");
}

static void only_files_of_the_organisation_are_given_out(void **state)
{
	(void)state;
	git("init -q -b main .");
	put("a.md", "a");
	put("picture.png", "p");
	put("secret.env", "s");
	put(".gitignore", "*.env\n");
	assert_int_equal(symlink("/etc/passwd", at("link.png")), 0);
	assert_true(open_org("."));
	assert_str(read_file("picture.png"), "p");
	assert_str(read_file("a.md"), "a");
	assert_str(read_file(".git/config"), "(refused)");
	assert_str(read_file("secret.env"), "(refused)");
	assert_str(read_file("link.png"), "(refused)");
	assert_str(read_file("../etc/passwd"), "(refused)");
	assert_int_equal(unlink(at("picture.png")), 0);
	assert_int_equal(symlink("/etc/passwd", at("picture.png")), 0);
	assert_str(read_file("picture.png"), "(refused)");
	ll_org_close(handle);
}

static void files_come_in_the_order_of_their_paths(void **state)
{
	(void)state;
	make_dir("a");
	put("a/z.md", "");
	put("a-b.md", "");
	put("a.md", "");
	put("B.MD", "");
	assert_true(open_org("."));
	assert_int_equal(source.nfiles, 4);
	assert_str(source.file[0].path, "B.MD");
	assert_true(source.file[0].is_text);
	assert_str(source.file[1].path, "a-b.md");
	assert_str(source.file[2].path, "a.md");
	assert_str(source.file[3].path, "a/z.md");
	assert_int_equal(source.history.state, LL_HISTORY_NONE);
	assert_int_equal(source.file[3].state, LL_FILE_UNKNOWN);
	ll_org_close(handle);
}

static void a_file_that_is_too_large_is_noted(void **state)
{
	char text[1002];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	put("large.md", text);
	text[1000] = '\0';
	put("fits.md", text);
	assert_true(open_org("."));
	assert_int_equal(source.nfiles, 1);
	assert_str(source.file[0].path, "fits.md");
	assert_int_equal(source.nnotes, 1);
	assert_str(source.note[0].path, "large.md");
	ll_org_close(handle);
}

static void folders_without_end_are_cut(void **state)
{
	char path[400] = "d";

	(void)state;
	for (size_t i = 0; i < 70; i++) {
		make_dir(path);
		strcat(path, "/d");
	}
	assert_true(open_org("."));
	assert_int_equal(source.nfiles, 0);
	assert_int_equal(source.nnotes, 1);
	ll_org_close(handle);
}

enum { NVERSIONS = 40 };

static void *fetch_all(void *unused)
{
	const struct ll_history *history = &source.history;
	struct ll_arena arena = { 0 };
	uintptr_t wrong = 0;

	(void)unused;
	for (size_t round = 0; round < 20; round++) {
		for (size_t i = 0; i < history->nchanges; i++) {
			const struct ll_oid *id = &history->change[i].after;
			struct ll_oid found;
			ll_str bytes;

			if (!source.blob(source.context, id, &arena, &bytes)) {
				wrong++;
				continue;
			}
			found = ll_git_hash(bytes);
			wrong += !ll_oid_eq(&found, id);
		}
		ll_arena_release(&arena);
	}
	return (void *)wrong;
}

static void several_threads_may_fetch_blobs(void **state)
{
	pthread_t thread[4];

	(void)state;
	git("init -q -b main .");
	for (int i = 0; i < NVERSIONS; i++) {
		char text[64];

		snprintf(text, sizeof(text), "# Version %d\n\nof a file", i);
		put("a.md", text);
		git("add a.md");
		git("commit -q -m version");
	}
	git("gc -q");
	put("a.md", "# Not committed");
	assert_true(open_org("."));
	assert_true(ll_org_read_history(handle, false, &source, &err));
	assert_int_equal(source.history.nlandings, NVERSIONS + 1);
	for (size_t i = 0; i < 4; i++) {
		pthread_create(&thread[i], NULL, fetch_all, NULL);
	}
	for (size_t i = 0; i < 4; i++) {
		void *wrong;

		pthread_join(thread[i], &wrong);
		assert_null(wrong);
	}
	assert_int_equal(source.history.missing_blobs, 0);
	ll_org_close(handle);
}

static void a_blob_that_is_nowhere_is_counted(void **state)
{
	struct ll_oid none = { { 1, 2, 3 } };
	ll_str bytes;

	(void)state;
	put("a.md", "a");
	assert_true(open_org("."));
	assert_false(source.blob(source.context, &none, &test_arena, &bytes));
	assert_int_equal(bytes.len, 0);
	assert_int_equal(source.history.missing_blobs, 1);
	ll_org_close(handle);
}

static void two_organisations_may_be_open_at_once(void **state)
{
	struct ll_source first;
	struct ll_org_handle *first_handle;

	(void)state;
	git("init -q -b main .");
	put("a.md", "a");
	git("add a.md");
	git("commit -q -m one");
	assert_true(open_into(".", &first, &first_handle));
	assert_true(open_org("."));
	assert_true(ll_org_read_history(handle, true, &source, &err));
	assert_int_equal(source.history.nlandings, 1);
	ll_org_close(handle);
	assert_true(ll_org_read_history(first_handle, false, &first, &err));
	assert_int_equal(first.history.nlandings, 1);
	ll_org_close(first_handle);
}

static const struct CMUnitTest tests[] = {
	TEST(only_files_of_the_organisation_are_given_out),
	TEST(files_come_in_the_order_of_their_paths),
	TEST(a_file_that_is_too_large_is_noted),
	TEST(folders_without_end_are_cut),
	TEST(several_threads_may_fetch_blobs),
	TEST(a_blob_that_is_nowhere_is_counted),
	TEST(two_organisations_may_be_open_at_once),
};

RUN(tests)
