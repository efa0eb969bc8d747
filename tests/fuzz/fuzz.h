#ifndef LL_TESTS_FUZZ_FUZZ_H
#define LL_TESTS_FUZZ_FUZZ_H

/*
 * A fuzz target is one function over bytes that must hold for any bytes. With
 * LL_LIBFUZZER defined libFuzzer drives it; without, main() replays the files
 * of its seed folder and changed copies of them, always the same.
 *
 *     clang -DLL_LIBFUZZER -fsanitize=fuzzer,address,undefined ...
 *     ./fuzz_md tests/fuzz/seeds/md
 */

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** FUZZ_MAIN() - replay the seeds in @folder, seen from the project's top */
#ifdef LL_LIBFUZZER
#define FUZZ_MAIN(folder)
#else
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FUZZ_LARGEST = 65536, FUZZ_CHANGED = 60, FUZZ_SEEDS = 1000 };

static uint32_t fuzz_random(uint32_t below)
{
	static uint32_t state = 1;

	state = state * 1664525U + 1013904223U;
	return (state >> 8) % below;
}

static size_t fuzz_read(const char *folder, const char *name, uint8_t *bytes)
{
	char path[1024];
	size_t size = 0;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "rb");
	if (file) {
		size = fread(bytes, 1, FUZZ_LARGEST, file);
		fclose(file);
	}
	return size;
}

/* A few bytes set, taken out, doubled, or moved. */
static size_t fuzz_change(uint8_t *bytes, size_t size)
{
	static const char sign[] = "|-:>*_~`[]()<>!@^#&\\ \n\t\"'{}.,+";

	for (uint32_t n = 1 + fuzz_random(4); n && size > 8; n--) {
		size_t at = fuzz_random((uint32_t)size - 4);
		size_t len = 1 + fuzz_random(4);

		switch (fuzz_random(4)) {
		case 0:
			bytes[at] = (uint8_t)sign[fuzz_random(sizeof(sign))];
			break;
		case 1:
			memmove(bytes + at, bytes + at + len, size - at - len);
			size -= len;
			break;
		case 2:
			if (size + len < FUZZ_LARGEST) {
				memmove(bytes + at + len, bytes + at,
					size - at);
				size += len;
			}
			break;
		case 3:
			bytes[at] = (uint8_t)fuzz_random(256);
			break;
		}
	}
	return size;
}

/* The input is copied to its exact size: reading past it is then seen. */
static void fuzz_one(const uint8_t *bytes, size_t size)
{
	uint8_t *exact = malloc(size ? size : 1);

	if (exact) {
		memcpy(exact, bytes, size);
		LLVMFuzzerTestOneInput(exact, size);
		free(exact);
	}
}

static int fuzz_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t fuzz_list(const char *folder, char **name)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	size_t n = 0;

	while (dir && (entry = readdir(dir)) && n < FUZZ_SEEDS) {
		if (entry->d_name[0] != '.') {
			name[n++] = strdup(entry->d_name);
		}
	}
	if (dir) {
		closedir(dir);
	}
	qsort(name, n, sizeof(*name), fuzz_order);
	return n;
}

static int fuzz_replay(const char *folder)
{
	static uint8_t seed[FUZZ_LARGEST];
	static uint8_t changed[FUZZ_LARGEST];
	static char *name[FUZZ_SEEDS];
	size_t n = fuzz_list(folder, name);

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (!n) {
		printf("1..1\nnot ok 1 - no seeds in %s\n", folder);
		return 1;
	}
	printf("1..%zu\n", n);
	for (size_t i = 0; i < n; i++) {
		size_t size = fuzz_read(folder, name[i], seed);

		fuzz_one(seed, size);
		for (int k = 0; k < FUZZ_CHANGED; k++) {
			memcpy(changed, seed, size);
			fuzz_one(changed, fuzz_change(changed, size));
		}
		printf("ok %zu - %s\n", i + 1, name[i]);
		free(name[i]);
	}
	return 0;
}

#define FUZZ_MAIN(folder)                                                      \
	int main(int argc, char **argv)                                        \
	{                                                                      \
		return fuzz_replay(argc > 1 ? argv[1] : folder);               \
	}
#endif

#endif
