#include "base/buf.h"
#include "model/part.h"
#include "view/build.h"

typedef LL_VEC(struct ll_view_field) field_vec;

/* Prose of a value may be shown if no link in it names a hidden path. */
static const struct ll_md_node *visible_markdown(const struct ll_build *build,
						 const struct ll_md_node *top)
{
	if (!build->sieve->nhidden) {
		return top;
	}
	for (const struct ll_md_node *node = top; node;
	     node = ll_md_walk(node, top)) {
		if (ll_sieve_tells(build->sieve, node->url) ||
		    ll_sieve_tells(build->sieve, node->text)) {
			return NULL;
		}
	}
	return top;
}

static void add_text(const struct ll_build *build, field_vec *fields,
		     struct ll_view_field field)
{
	if (!ll_sieve_tells(build->sieve, field.text) &&
	    !ll_sieve_tells(build->sieve, field.key)) {
		*LL_PUSH(build->arena, fields) = field;
	}
}

/* A map inside a value: "id: wait, unit: days". */
static void flatten(struct ll_buf *buf, const struct ll_value *value)
{
	if (value->kind == LL_SCALAR) {
		ll_buf_add(buf, value->text);
		return;
	}
	for (const struct ll_value *child = value->child; child;
	     child = child->next) {
		if (child != value->child) {
			ll_buf_add(buf, LL_STR(", "));
		}
		if (value->kind == LL_MAP) {
			ll_buf_add(buf, child->key);
			ll_buf_add(buf, LL_STR(": "));
		}
		flatten(buf, child);
	}
}

static void add_value(const struct ll_build *build, field_vec *fields,
		      struct ll_view_field field, const struct ll_value *value)
{
	if (value->kind == LL_LIST) {
		for (const struct ll_value *item = value->child; item;
		     item = item->next) {
			struct ll_buf buf = ll_buf_make(build->arena);

			flatten(&buf, item);
			field.text = ll_buf_str(&buf);
			field.markdown = NULL;
			add_text(build, fields, field);
		}
	} else if (value->kind == LL_MAP) {
		struct ll_buf buf = ll_buf_make(build->arena);

		flatten(&buf, value);
		field.text = ll_buf_str(&buf);
		add_text(build, fields, field);
	} else {
		field.text = value->text;
		field.markdown = visible_markdown(build, value->markdown);
		add_text(build, fields, field);
	}
}

void ll_build_fields(const struct ll_build *build,
		     const struct ll_record *record, struct ll_view_record *out)
{
	const struct ll_states *file = &build->org->file[record->file];
	const struct ll_part *part =
		record->state < file->n ? &file->part[record->state] : NULL;
	field_vec fields = { 0 };

	for (size_t i = 0; part && i < part->nfields; i++) {
		const struct ll_value *value = part->field[i].value;
		struct ll_view_field field = {
			.key = value->key,
			.known = part->field[i].field != LL_FIELD_HOUSE,
		};

		add_value(build, &fields, field, value);
	}
	out->field = fields.item;
	out->nfields = fields.n;
}
