/*
 * Renders Markdown files as the cmark-gfm program would: for the comparison of
 * the two in markdown.sh.
 *
 *     md_render OUT FILE...
 *
 * writes OUT/1, OUT/2 and so on, one for each FILE; "-" for OUT writes to the
 * standard output.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/md.h"

static ll_str read_file(struct ll_arena *arena, const char *path)
{
	struct ll_buf buf = ll_buf_make(arena);
	FILE *file = fopen(path, "rb");
	char chunk[4096];
	size_t len;

	if (!file) {
		perror(path);
		exit(3);
	}
	while ((len = fread(chunk, 1, sizeof(chunk), file))) {
		ll_buf_add(&buf, (ll_str){ chunk, len });
	}
	fclose(file);
	return ll_buf_str(&buf);
}

/* The tree as it was before metadata was taken out of it. */
static void render(struct ll_arena *arena, const char *path, FILE *out)
{
	const struct ll_md_render options = { .raw_html = true };
	struct ll_buf html = ll_buf_make(arena);
	ll_str text = ll_utf8_clean(arena, read_file(arena, path));
	struct ll_md md = ll_md_parse(arena, text, LL_STR("x.md"),
				      LL_MD_KEEP_METADATA, NULL);

	ll_md_render(&html, md.root->child, NULL, &options);
	if (html.len) {
		fwrite(html.s, 1, html.len, out);
	}
}

int main(int argc, char **argv)
{
	for (int i = 2; i < argc; i++) {
		struct ll_arena arena = { 0 };
		FILE *out = stdout;

		if (strcmp(argv[1], "-")) {
			ll_str path = ll_strf(&arena, "%s/%d", argv[1], i - 1);

			out = fopen(ll_str_zero(&arena, path), "wb");
		}
		if (!out) {
			perror(argv[1]);
			return 3;
		}
		render(&arena, argv[i], out);
		if (out != stdout) {
			fclose(out);
		}
		ll_arena_release(&arena);
	}
	return 0;
}
