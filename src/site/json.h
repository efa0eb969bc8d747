#ifndef LL_SITE_JSON_H
#define LL_SITE_JSON_H

/*
 * JSON as data: a document is built here and written by render/json.c, so
 * that no page escapes anything by itself.
 *
 * Members keep the order in which they were added. A node is added to one
 * object or array, once. A key must not be added twice.
 */

#include "base/date.h"
#include "base/metric.h"

struct ll_json;

enum ll_json_type {
	LL_JSON_NULL,
	LL_JSON_FALSE,
	LL_JSON_TRUE,
	LL_JSON_NUMBER,
	LL_JSON_STRING,
	LL_JSON_ARRAY,
	LL_JSON_OBJECT,
	LL_JSON_EACH, /* an array whose items are made when they are written */
};

/** The items of a long array, one object each. */
struct ll_json_each {
	size_t n;
	const void *context;
	/** make() - fill the empty object @item; both live until the next one
	 */
	void (*make)(const void *context, size_t index, struct ll_arena *arena,
		     struct ll_json *item);
};

struct ll_json {
	enum ll_json_type type;
	ll_str key; /* member of an object */
	union {
		double number;
		ll_str text;
		struct {
			struct ll_json *first;
			struct ll_json *last;
		} child;
		struct ll_json_each each;
	} u;
	struct ll_json *next;
};

/** ll_json_object() - an empty object that is in no other */
struct ll_json *ll_json_object(struct ll_arena *arena);
/** ll_json_array() - an empty array that is in no other */
struct ll_json *ll_json_array(struct ll_arena *arena);

/*
 * Each of these adds a member called @key to the object @to, or, with the key
 * "", an item to the array @to.
 */
void ll_json_text(struct ll_arena *arena, struct ll_json *to, const char *key,
		  ll_str text);
/** ll_json_text_or_null() - null for "" */
void ll_json_text_or_null(struct ll_arena *arena, struct ll_json *to,
			  const char *key, ll_str text);
void ll_json_bool(struct ll_arena *arena, struct ll_json *to, const char *key,
		  bool value);
void ll_json_long(struct ll_arena *arena, struct ll_json *to, const char *key,
		  long value);
/** ll_json_number() - null where unknown */
void ll_json_number(struct ll_arena *arena, struct ll_json *to, const char *key,
		    ll_number value);
/** ll_json_date() - "2026-12-15", null for none */
void ll_json_date(struct ll_arena *arena, struct ll_json *to, const char *key,
		  ll_date date);
struct ll_json *ll_json_add_object(struct ll_arena *arena, struct ll_json *to,
				   const char *key);
struct ll_json *ll_json_add_array(struct ll_arena *arena, struct ll_json *to,
				  const char *key);

/** ll_json_add_each() - so that only one item at a time needs memory */
void ll_json_add_each(struct ll_arena *arena, struct ll_json *to,
		      const char *key, struct ll_json_each each);

/**
 * ll_json_repeat() - a member whose key may come again
 *
 * The first is a string; with the second both become an array of strings.
 * Cost: linear in the members of @to.
 */
void ll_json_repeat(struct ll_arena *arena, struct ll_json *to, ll_str key,
		    ll_str text);

#endif
