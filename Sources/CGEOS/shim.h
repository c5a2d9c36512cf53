/* The re-entrant interface only: the other one keeps a global context. */
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
