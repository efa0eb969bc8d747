#include "site/json.h"

static struct ll_json *make(struct ll_arena *arena, enum ll_json_type type)
{
	struct ll_json *node = LL_NEW(arena, struct ll_json, 1);

	node->type = type;
	return node;
}

static void append(struct ll_json *to, struct ll_json *node)
{
	if (to->u.child.last) {
		to->u.child.last->next = node;
	} else {
		to->u.child.first = node;
	}
	to->u.child.last = node;
}

static struct ll_json *add(struct ll_arena *arena, struct ll_json *to,
			   const char *key, enum ll_json_type type)
{
	struct ll_json *node = make(arena, type);

	node->key = ll_str_from(key);
	append(to, node);
	return node;
}

struct ll_json *ll_json_object(struct ll_arena *arena)
{
	return make(arena, LL_JSON_OBJECT);
}

struct ll_json *ll_json_array(struct ll_arena *arena)
{
	return make(arena, LL_JSON_ARRAY);
}

void ll_json_text(struct ll_arena *arena, struct ll_json *to, const char *key,
		  ll_str text)
{
	add(arena, to, key, LL_JSON_STRING)->u.text = text;
}

void ll_json_text_or_null(struct ll_arena *arena, struct ll_json *to,
			  const char *key, ll_str text)
{
	if (text.len) {
		ll_json_text(arena, to, key, text);
	} else {
		add(arena, to, key, LL_JSON_NULL);
	}
}

void ll_json_bool(struct ll_arena *arena, struct ll_json *to, const char *key,
		  bool value)
{
	add(arena, to, key, value ? LL_JSON_TRUE : LL_JSON_FALSE);
}

void ll_json_long(struct ll_arena *arena, struct ll_json *to, const char *key,
		  long value)
{
	add(arena, to, key, LL_JSON_NUMBER)->u.number = (double)value;
}

void ll_json_number(struct ll_arena *arena, struct ll_json *to, const char *key,
		    ll_number value)
{
	if (value.known) {
		add(arena, to, key, LL_JSON_NUMBER)->u.number = value.value;
	} else {
		add(arena, to, key, LL_JSON_NULL);
	}
}

void ll_json_date(struct ll_arena *arena, struct ll_json *to, const char *key,
		  ll_date date)
{
	ll_json_text_or_null(arena, to, key, ll_date_iso(arena, date));
}

struct ll_json *ll_json_add_object(struct ll_arena *arena, struct ll_json *to,
				   const char *key)
{
	return add(arena, to, key, LL_JSON_OBJECT);
}

struct ll_json *ll_json_add_array(struct ll_arena *arena, struct ll_json *to,
				  const char *key)
{
	return add(arena, to, key, LL_JSON_ARRAY);
}

void ll_json_add_each(struct ll_arena *arena, struct ll_json *to,
		      const char *key, struct ll_json_each each)
{
	add(arena, to, key, LL_JSON_EACH)->u.each = each;
}

static struct ll_json *find(const struct ll_json *object, ll_str key)
{
	struct ll_json *node = object->u.child.first;

	while (node && !ll_str_eq(node->key, key)) {
		node = node->next;
	}
	return node;
}

void ll_json_repeat(struct ll_arena *arena, struct ll_json *to, ll_str key,
		    ll_str text)
{
	struct ll_json *node = find(to, key);

	if (!node) {
		ll_json_text(arena, to, "", text);
		to->u.child.last->key = key;
		return;
	}
	if (node->type == LL_JSON_STRING) {
		ll_str first = node->u.text;

		node->type = LL_JSON_ARRAY;
		node->u.child.first = NULL;
		node->u.child.last = NULL;
		ll_json_text(arena, node, "", first);
	}
	ll_json_text(arena, node, "", text);
}
