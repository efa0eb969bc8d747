#ifndef LL_CLI_EXPLAIN_H
#define LL_CLI_EXPLAIN_H

/* What `lodeline explain` says: where a record came from. */

#include "base/buf.h"
#include "cli/load.h"

/** A file of the organisation and what was read of it. */
struct ll_explained {
	const struct ll_load *load;
	const struct ll_file *file;
	const struct ll_states *states; /* NULL: it is no Markdown */
	size_t index;                   /* of states in ll_org.file */
	int nlines;
};

/** ll_explain_record_of() - the record that @line belongs to, or NULL */
const struct ll_record *ll_explain_record_of(const struct ll_explained *file,
					     int line);

/** ll_explain_last_line() - of what a record says */
int ll_explain_last_line(const struct ll_explained *file,
			 const struct ll_record *record);

/** ll_explain_line() - what became of @line, as text */
void ll_explain_line(struct ll_buf *out, const struct ll_explained *file,
		     int line);

#endif
