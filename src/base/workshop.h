#ifndef LL_BASE_WORKSHOP_H
#define LL_BASE_WORKSHOP_H

/* The steps of a workshop, in their order. */
enum ll_workshop_step {
	LL_STEP_QUESTION,
	LL_STEP_RESPONSES,
	LL_STEP_THEMES,
	LL_STEP_PRINCIPLES,
	LL_STEP_AGREEMENT,
	LL_STEP_FOLLOW_UP,
	LL_NSTEPS
};

#endif
