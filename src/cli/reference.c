#include "cli/reference.h"

/* The file itself, put in by the assembler; make runs at the top. */
__asm__(".section .rodata\n"
	".global ll_reference_text\n"
	"ll_reference_text:\n"
	".incbin \"docs/findings.md\"\n"
	".byte 0\n"
	".previous\n");

extern const char ll_reference_text[];

/* "## L201 ..."; examples have other headings. */
static bool is_heading(ll_str line)
{
	return ll_str_starts(line, LL_STR("## L")) && line.len > 4 &&
	       ll_is_digit(line.s[4]);
}

ll_str ll_reference_section(enum ll_diag_code code)
{
	ll_str rest = ll_str_from(ll_reference_text);
	ll_str wanted = ll_str_from(ll_diag_info[code].code);
	ll_str section = LL_STR("");

	while (rest.len) {
		ll_str at = rest;
		ll_str line = ll_str_line(&rest);

		if (!is_heading(line)) {
			continue;
		}
		if (section.len) {
			section.len = (size_t)(at.s - section.s);
			break;
		}
		if (ll_str_starts(ll_str_from_pos(line, 3), wanted)) {
			section = at;
		}
	}
	return ll_str_trim(section);
}
