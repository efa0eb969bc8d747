#include "text/value_reader.h"

enum { MAX_DEPTH = 32, MAX_NODES = 20000 };

/* Takes the next event; false at a syntax error. */
static bool next_event(struct ll_yaml_reader *reader, yaml_event_t *event)
{
	if (yaml_parser_parse(&reader->parser, event)) {
		return true;
	}
	ll_yaml_syntax_fault(reader);
	return false;
}

static ll_str normal_key(struct ll_arena *arena, ll_str key)
{
	char *normal = LL_NEW(arena, char, key.len);
	size_t len = 0;

	for (size_t i = 0; i < key.len; i++) {
		char c = ll_to_lower(key.s[i]);

		if (c != ' ' && c != '\t' && c != '-' && c != '_') {
			normal[len++] = c;
		}
	}
	return (ll_str){ normal, len };
}

/* Notes the key in @keys; reports it when it was there. */
static void claim_key(struct ll_yaml_reader *reader, struct ll_map *keys,
		      ll_str key, struct ll_pos pos)
{
	static char taken;
	void **slot;

	slot = ll_map_slot(keys, normal_key(&reader->scratch, key));
	if (*slot) {
		ll_yaml_fault(reader, pos, LL_D_KEY_TWICE, key);
	}
	*slot = &taken;
}

static void refuse_extras(struct ll_yaml_reader *reader,
			  const yaml_char_t *anchor, const yaml_char_t *tag,
			  struct ll_pos pos)
{
	if (anchor) {
		ll_yaml_fault(reader, pos, reader->code,
			      LL_STR("anchors ('&') are not read"));
	}
	if (tag) {
		ll_yaml_fault(reader, pos, reader->code,
			      LL_STR("tags ('!') are not read"));
	}
}

static struct ll_value *read_value(struct ll_yaml_reader *reader,
				   const yaml_event_t *event);

static bool read_list(struct ll_yaml_reader *reader, struct ll_value *list)
{
	struct ll_value **tail = &list->child;
	yaml_event_t event;

	while (next_event(reader, &event)) {
		bool end = event.type == YAML_SEQUENCE_END_EVENT;

		if (!end) {
			*tail = read_value(reader, &event);
		}
		yaml_event_delete(&event);
		if (end) {
			return true;
		}
		if (!*tail) {
			return false;
		}
		tail = &(*tail)->next;
	}
	return false;
}

/* One key and its value; NULL where they cannot be read. */
static struct ll_value *read_pair(struct ll_yaml_reader *reader,
				  const yaml_event_t *key_event,
				  struct ll_map *keys)
{
	struct ll_pos pos = ll_yaml_place(reader, key_event->start_mark);
	struct ll_value *key;
	struct ll_value *value = NULL;
	yaml_event_t event;

	if (reader->depth == 1) {
		reader->top_key = reader->cursor.byte;
	}
	key = read_value(reader, key_event);
	if (!key) {
		return NULL;
	}
	if (key->kind != LL_SCALAR) {
		ll_yaml_fault(reader, pos, reader->code,
			      LL_STR("a key is not text"));
	} else if (ll_str_is(key->text, "<<")) {
		ll_yaml_fault(reader, pos, reader->code,
			      LL_STR("merge keys ('<<') are not read"));
	} else {
		claim_key(reader, keys, key->text, pos);
	}
	if (next_event(reader, &event)) {
		value = read_value(reader, &event);
		yaml_event_delete(&event);
	}
	if (value) {
		value->key = key->text;
		value->key_line = pos.line;
		value->key_column = pos.column;
	}
	return value;
}

static bool read_map(struct ll_yaml_reader *reader, struct ll_value *map)
{
	struct ll_map own = ll_map_make(&reader->scratch);
	struct ll_map *keys = reader->depth == 1 ? &reader->top : &own;
	struct ll_value **tail = &map->child;
	yaml_event_t event;

	if (reader->depth == 1 && reader->last) {
		tail = &reader->last->next;
	}
	while (next_event(reader, &event)) {
		bool end = event.type == YAML_MAPPING_END_EVENT;

		if (!end) {
			*tail = read_pair(reader, &event, keys);
		}
		yaml_event_delete(&event);
		if (end) {
			return true;
		}
		if (!*tail) {
			return false;
		}
		if (reader->depth == 1) {
			reader->last = *tail;
		}
		tail = &(*tail)->next;
	}
	return false;
}

static bool within_limits(struct ll_yaml_reader *reader, struct ll_pos pos)
{
	if (reader->depth >= MAX_DEPTH) {
		ll_yaml_fault(reader, pos, reader->code,
			      LL_STR("nested more than 32 deep"));
		reader->stop = true;
	} else if (++reader->nnodes > MAX_NODES) {
		ll_yaml_fault(reader, pos, reader->code,
			      LL_STR("more than 20000 values"));
		reader->stop = true;
	}
	return !reader->stop;
}

/* Reads a list or map whose start was just seen. */
static bool read_children(struct ll_yaml_reader *reader, struct ll_value *value)
{
	bool whole;

	reader->depth++;
	whole = value->kind == LL_LIST ? read_list(reader, value)
				       : read_map(reader, value);
	reader->depth--;
	return whole;
}

static void read_scalar(struct ll_yaml_reader *reader,
			const yaml_event_t *event, struct ll_value *value)
{
	ll_str text = { (const char *)event->data.scalar.value,
			event->data.scalar.length };

	value->text = ll_str_copy(reader->arena, text);
}

static struct ll_value *read_value(struct ll_yaml_reader *reader,
				   const yaml_event_t *event)
{
	struct ll_pos pos = ll_yaml_place(reader, event->start_mark);
	struct ll_value *value;

	if (!within_limits(reader, pos)) {
		return NULL;
	}
	value = LL_NEW(reader->arena, struct ll_value, 1);
	value->line = pos.line;
	value->column = pos.column;
	switch ((int)event->type) {
	case YAML_SCALAR_EVENT:
		refuse_extras(reader, event->data.scalar.anchor,
			      event->data.scalar.tag, pos);
		read_scalar(reader, event, value);
		return value;
	case YAML_SEQUENCE_START_EVENT:
		refuse_extras(reader, event->data.sequence_start.anchor,
			      event->data.sequence_start.tag, pos);
		value->kind = LL_LIST;
		return read_children(reader, value) ? value : NULL;
	case YAML_MAPPING_START_EVENT:
		refuse_extras(reader, event->data.mapping_start.anchor,
			      event->data.mapping_start.tag, pos);
		value->kind = LL_MAP;
		return read_children(reader, value) ? value : NULL;
	case YAML_ALIAS_EVENT:
		ll_yaml_fault(
			reader, pos, reader->code,
			LL_STR("aliases ('*') are not read; put the text into "
			       "quotes"));
		return value;
	}
	return NULL;
}

/* The top of a document; false when nothing more can be read. */
static bool read_top(struct ll_yaml_reader *reader, const yaml_event_t *event)
{
	struct ll_pos pos = ll_yaml_place(reader, event->start_mark);

	if (event->type == YAML_MAPPING_START_EVENT) {
		if (!reader->root) {
			reader->root =
				LL_NEW(reader->arena, struct ll_value, 1);
			reader->root->kind = LL_MAP;
			reader->root->line = pos.line;
			reader->root->column = pos.column;
		}
		return read_children(reader, reader->root);
	}
	if (event->type == YAML_SCALAR_EVENT && !event->data.scalar.length) {
		return true;
	}
	ll_yaml_fault(reader, pos, reader->code,
		      LL_STR("there is no 'key: value' at its top"));
	reader->stop = true;
	return false;
}

/* Reads from reader->start to the end or the first syntax error. */
static bool read_stream(struct ll_yaml_reader *reader)
{
	bool seen = false;
	yaml_event_t event;

	while (next_event(reader, &event)) {
		bool good = true;
		bool end = event.type == YAML_STREAM_END_EVENT;

		if (event.type == YAML_DOCUMENT_START_EVENT && seen) {
			ll_yaml_fault(
				reader, ll_yaml_place(reader, event.start_mark),
				reader->code, LL_STR("a second document"));
			reader->stop = true;
			good = false;
		} else if (event.type != YAML_STREAM_START_EVENT &&
			   event.type != YAML_DOCUMENT_START_EVENT &&
			   event.type != YAML_DOCUMENT_END_EVENT && !end) {
			seen = true;
			good = read_top(reader, &event);
		}
		yaml_event_delete(&event);
		if (!good || end) {
			return good;
		}
	}
	return false;
}

/* A line that can begin a key of the top map. */
static bool is_top_key(ll_str line)
{
	return line.len && (ll_is_alnum(line.s[0]) || line.s[0] == '_') &&
	       ll_str_find_char(line, ':') != LL_NPOS;
}

/*
 * After a syntax error: the key behind the one that could not be read, so that
 * one run reports every fault.
 */
static bool find_restart(struct ll_yaml_reader *reader)
{
	struct ll_yaml_cursor at = { .line = reader->start.line,
				     .byte = reader->start.byte };
	size_t behind = reader->top_key > at.byte ? reader->top_key : at.byte;

	while (at.byte < reader->text.len) {
		ll_str rest = ll_str_from_pos(reader->text, at.byte);
		ll_str line = ll_str_line(&rest);

		if (at.byte > behind && is_top_key(line)) {
			break;
		}
		at.byte = reader->text.len - rest.len;
		at.line++;
	}
	at.line_start = at.byte;
	reader->start = at;
	reader->cursor = at;
	return at.byte < reader->text.len;
}

static void read_all(struct ll_yaml_reader *reader)
{
	bool more = true;

	for (int restarts = 0; more && restarts < 50; restarts++) {
		ll_str rest = ll_str_from_pos(reader->text, reader->start.byte);

		yaml_parser_initialize(&reader->parser);
		yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
		yaml_parser_set_input_string(&reader->parser,
					     (const unsigned char *)rest.s,
					     rest.len);
		reader->depth = 0;
		more = !read_stream(reader) && !reader->stop &&
		       find_restart(reader);
		yaml_parser_delete(&reader->parser);
	}
}

struct ll_value *ll_yaml_read(struct ll_arena *arena, ll_str text,
			      struct ll_pos pos, enum ll_diag_code code,
			      struct ll_diags *diags, bool *certain)
{
	struct ll_yaml_reader reader = {
		.arena = arena,
		.text = text,
		.pos = pos,
		.code = code,
		.diags = diags,
		.certain = true,
	};
	struct ll_value *empty;

	if (reader.pos.line == 0) {
		reader.pos.line = 1;
	}
	reader.top = ll_map_make(&reader.scratch);
	read_all(&reader);
	ll_arena_release(&reader.scratch);
	*certain = reader.certain;
	if (reader.root || !reader.certain) {
		return reader.root;
	}
	empty = LL_NEW(arena, struct ll_value, 1);
	empty->kind = LL_MAP;
	empty->line = reader.pos.line;
	return empty;
}

struct ll_value *ll_value_parse_yaml(struct ll_arena *arena, ll_str text,
				     struct ll_pos pos, enum ll_diag_code code,
				     struct ll_diags *diags)
{
	bool certain;

	return ll_yaml_read(arena, text, pos, code, diags, &certain);
}
