#ifndef LL_TESTS_UNIT_IO_FOLDER_H
#define LL_TESTS_UNIT_IO_FOLDER_H

/* A folder below /tmp for one test: made, filled, removed. */

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "test.h"

static char folder[] = "/tmp/ll-io-XXXXXX";

static inline int folder_make(void **state)
{
	(void)state;
	memcpy(folder + sizeof(folder) - 7, "XXXXXX", 6);
	return mkdtemp(folder) ? 0 : -1;
}

static inline int folder_remove_one(const char *path, const struct stat *info,
				    int kind, struct FTW *walk)
{
	(void)info;
	(void)kind;
	(void)walk;
	return remove(path);
}

static inline int folder_remove(void **state)
{
	(void)state;
	return nftw(folder, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/** at() - "/tmp/ll-io-.../@path" */
static inline const char *at(const char *path)
{
	return ll_str_zero(&test_arena,
			   ll_strf(&test_arena, "%s/%s", folder, path));
}

static inline ll_str at_str(const char *path)
{
	return ll_str_from(at(path));
}

static inline void make_dir(const char *path)
{
	assert_int_equal(mkdir(at(path), 0755), 0);
}

static inline void put(const char *path, const char *text)
{
	int fd = open(at(path), O_CREAT | O_TRUNC | O_WRONLY, 0644);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static inline bool is_there(const char *path)
{
	struct stat info;

	return !lstat(at(path), &info);
}

/** text_of() - what the file holds, "(none)" if there is none */
static inline const char *text_of(const char *path)
{
	char *text = LL_NEW(&test_arena, char, 65536);
	int fd = open(at(path), O_RDONLY);
	ssize_t len;

	if (fd < 0) {
		return "(none)";
	}
	len = read(fd, text, 65535);
	close(fd);
	assert_true(len >= 0);
	return text;
}

/** TEST() - a test with a folder of its own */
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, folder_make, folder_remove)

#endif
