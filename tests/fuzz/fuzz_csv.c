#include "fuzz.h"

#include <assert.h>

#include "text/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ll_arena arena = { 0 };
	ll_str text = { (const char *)data, size };
	struct ll_csv csv = ll_csv_read(&arena, text, 1);
	size_t bytes = 0;
	int lines = 1;
	int last = 0;

	for (size_t i = 0; i < size; i++) {
		lines += data[i] == '\n' || data[i] == '\r';
	}
	for (size_t i = 0; i < csv.n; i++) {
		const struct ll_csv_row *row = &csv.row[i];

		assert(row->n && row->line > last && row->line <= lines);
		last = row->line;
		for (size_t k = 0; k < row->n; k++) {
			assert(row->cell[k].line >= row->line &&
			       row->cell[k].line <= lines);
			assert(row->cell[k].column >= 1);
			bytes += row->cell[k].text.len;
		}
		assert(!row->fault || (row->fault_line >= row->line &&
				       row->fault_line <= lines));
	}
	assert(bytes <= size);
	ll_arena_release(&arena);
	return 0;
}

FUZZ_MAIN("tests/fuzz/seeds/csv")
