#include "view/build.h"

static bool is_visible(struct ll_build *build, const struct ll_diag *diag)
{
	struct ll_sieve *sieve = build->sieve;

	if (ll_audience_is_narrowest(&sieve->audience)) {
		return true;
	}
	if (diag->pos.path.len &&
	    ll_sieve_hides_line(sieve, diag->pos.path, diag->pos.line)) {
		return false;
	}
	return !ll_sieve_tells(sieve, diag->message) &&
	       !ll_sieve_tells(sieve, diag->advice);
}

void ll_build_findings(struct ll_build *build, struct ll_diags *diags)
{
	size_t kept = 0;

	for (size_t i = 0; i < diags->n; i++) {
		if (is_visible(build, &diags->item[i])) {
			diags->item[kept++] = diags->item[i];
		}
	}
	diags->n = kept;
	ll_diags_sort(diags);
	ll_build_gaps(build, diags);
}
