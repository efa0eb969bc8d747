#include "text/md_internal.h"

/*
 * Front matter: YAML between two lines of three dashes at the very top. Who
 * may see a file can hang on it, so what looks like front matter and is not
 * makes the metadata uncertain.
 */

static bool is_fence(ll_str line, bool closing)
{
	while (line.len && ll_is_blank(line.s[line.len - 1])) {
		line.len--;
	}
	return ll_str_is(line, "---") || (closing && ll_str_is(line, "..."));
}

/* "key:" and a blank or the end behind it. */
static bool looks_like_key(ll_str line)
{
	size_t colon = ll_str_find_char(line, ':');

	if (colon == LL_NPOS || !colon ||
	    (colon + 1 < line.len && !ll_is_blank(line.s[colon + 1]))) {
		return false;
	}
	for (size_t i = 0; i < colon; i++) {
		if (!ll_is_alnum(line.s[i]) && line.s[i] != '_' &&
		    line.s[i] != '-' && line.s[i] != ' ' && line.s[i] != '"' &&
		    line.s[i] != '\'' && (unsigned char)line.s[i] < 0x80) {
			return false;
		}
	}
	return !ll_is_blank(line.s[0]) && line.s[0] != '-';
}

/* Takes blank lines off; returns how many. */
static int skip_blank_lines(ll_str *text)
{
	int skipped = 0;

	while (text->len) {
		ll_str rest = *text;

		if (ll_str_trim(ll_str_line(&rest)).len) {
			break;
		}
		*text = rest;
		skipped++;
	}
	return skipped;
}

static int count_lines(ll_str text)
{
	int lines = 0;

	for (size_t i = 0; i < text.len; i++) {
		lines += text.s[i] == '\n';
	}
	return lines;
}

static void doubt(struct ll_md_parse *parse, struct ll_md *md, int line,
		  const char *why)
{
	md->meta_certain = false;
	if (parse->diags) {
		ll_diag_add(
			parse->diags, LL_D_METADATA_SYNTAX,
			(struct ll_pos){ .path = parse->path, .line = line },
			ll_str_from(why), LL_STR(""));
	}
}

/* Lines of @text until the closing fence, or -1. */
static int find_close(ll_str text, ll_str *inside, ll_str *behind)
{
	ll_str rest = text;
	int lines = 0;

	while (rest.len) {
		size_t at = text.len - rest.len;

		if (is_fence(ll_str_line(&rest), true)) {
			*inside = ll_str_sub(text, 0, at);
			*behind = rest;
			return lines;
		}
		lines++;
	}
	return -1;
}

static bool has_key(ll_str text)
{
	while (text.len) {
		if (looks_like_key(ll_str_trim(ll_str_line(&text)))) {
			return true;
		}
	}
	return false;
}

static void read_yaml(struct ll_md_parse *parse, struct ll_md *md, ll_str yaml,
		      int line)
{
	struct ll_pos pos = { .path = parse->path, .line = line };
	bool certain = true;
	struct ll_value *meta = ll_md_front_reuse(parse, yaml);

	if (!meta) {
		meta = ll_yaml_read(parse->arena, yaml, pos,
				    LL_D_METADATA_SYNTAX, parse->diags,
				    &certain);
	}
	if (meta) {
		md->meta = meta;
	}
	md->meta_certain = certain;
	md->has_front_matter = true;
	md->front = yaml;
}

/* A line of dashes of whatever kind, and none of the kind that counts. */
static bool is_almost_fence(ll_str line)
{
	size_t dashes = 0;

	line = ll_str_trim(line);
	while (line.len) {
		if (line.s[0] == '-') {
			line = ll_str_from_pos(line, 1);
		} else if (ll_str_starts(line, LL_STR("\xE2\x80\x93")) ||
			   ll_str_starts(line, LL_STR("\xE2\x80\x94"))) {
			line = ll_str_from_pos(line, 3);
		} else {
			return false;
		}
		dashes++;
	}
	return dashes > 0;
}

/* No front matter by the letter: does the top look as if it was meant? */
static void look_for_near_miss(struct ll_md_parse *parse, struct ll_md *md,
			       ll_str text, int line)
{
	const char *why = "its first line is not '---'";
	ll_str first;
	ll_str next;

	while (ll_str_starts(text, LL_STR("<!--"))) {
		size_t end = ll_str_find(text, LL_STR("-->"));

		if (end == LL_NPOS) {
			return;
		}
		line += count_lines(ll_str_sub(text, 0, end));
		text = ll_str_from_pos(text, end + 3);
		line += skip_blank_lines(&text);
		why = "a comment stands before '---'";
	}
	first = ll_str_line(&text);
	next = ll_str_line(&text);
	if (is_almost_fence(first) && looks_like_key(next)) {
		doubt(parse, md, line, why);
	}
}

void ll_md_front_matter(struct ll_md_parse *parse, struct ll_md *md)
{
	ll_str text = parse->body;
	int line = 1 + skip_blank_lines(&text);
	ll_str rest = text;
	ll_str inside;
	int lines;

	if (!text.len ||
	    (text.s[0] != '-' && text.s[0] != '<' && text.s[0] != ' ' &&
	     text.s[0] != '\t' && text.s[0] != '\xE2')) {
		return;
	}
	if (!is_fence(ll_str_line(&rest), false)) {
		look_for_near_miss(parse, md, text, line);
		return;
	}
	lines = find_close(rest, &inside, &text);
	if (lines < 0) {
		if (looks_like_key(ll_str_line(&rest))) {
			doubt(parse, md, line, "there is no closing '---'");
		}
		return;
	}
	if (ll_str_trim(inside).len && !has_key(inside)) {
		return; /* two rules with text between */
	}
	parse->body = text;
	parse->first_line = line + lines + 2;
	read_yaml(parse, md, inside, line + 1);
}
