#ifndef ANCRAGE_GEOS_RIVAL_H
#define ANCRAGE_GEOS_RIVAL_H

#include <stddef.h>
#include <stdint.h>

/* What one would write without an index of one's own: a prepared geometry for each area and an
   STRtree over their envelopes. Errors end the program: this is a benchmark. */
typedef struct geos_rival geos_rival;

geos_rival *geos_rival_create(size_t area_count_max);
void geos_rival_destroy(geos_rival *rival);

/* Adds one area: closed rings one after the other in `xy` (longitude, latitude), `ring_sizes`
   vertices each, `polygon_sizes` rings each, outer ring first. */
void geos_rival_add(
    geos_rival *rival, uint32_t ordinal, const double *xy, const uint32_t *ring_sizes,
    const uint32_t *polygon_sizes, size_t polygon_count);

/* The ordinals of the areas that hold each point, `per_point_max` places for each, and how many. */
void geos_rival_answer(
    geos_rival *rival, const double *xs, const double *ys, size_t count, uint32_t *ordinals,
    uint32_t *found, size_t per_point_max);

#endif
