#include "geos_rival.h"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  GEOSGeometry *shape;
  const GEOSPreparedGeometry *prepared;
  uint32_t ordinal;
} rival_area;

struct geos_rival {
  GEOSContextHandle_t context;
  GEOSSTRtree *tree;
  rival_area *areas;
  size_t count;
};

typedef struct {
  geos_rival *rival;
  GEOSGeometry *point;
  uint32_t *ordinals;
  uint32_t found;
  size_t max;
} rival_query;

static void *checked(void *pointer) {
  if (pointer == NULL) {
    fprintf(stderr, "benchmark: GEOS or memory failed\n");
    exit(70);
  }
  return pointer;
}

geos_rival *geos_rival_create(size_t area_count_max) {
  geos_rival *rival = checked(calloc(1, sizeof *rival));
  rival->context = checked(GEOS_init_r());
  rival->tree = checked(GEOSSTRtree_create_r(rival->context, 10));
  rival->areas = checked(calloc(area_count_max, sizeof *rival->areas));
  return rival;
}

void geos_rival_destroy(geos_rival *rival) {
  GEOSSTRtree_destroy_r(rival->context, rival->tree);
  for (size_t i = 0; i < rival->count; i++) {
    GEOSPreparedGeom_destroy_r(rival->context, rival->areas[i].prepared);
    GEOSGeom_destroy_r(rival->context, rival->areas[i].shape);
  }
  free(rival->areas);
  GEOS_finish_r(rival->context);
  free(rival);
}

void geos_rival_add(
    geos_rival *rival, uint32_t ordinal, const double *xy, const uint32_t *ring_sizes,
    const uint32_t *polygon_sizes, size_t polygon_count) {
  GEOSContextHandle_t context = rival->context;
  GEOSGeometry **polygons = checked(calloc(polygon_count, sizeof *polygons));
  for (size_t p = 0; p < polygon_count; p++) {
    uint32_t ring_count = polygon_sizes[p];
    GEOSGeometry **rings = checked(calloc(ring_count, sizeof *rings));
    for (uint32_t r = 0; r < ring_count; r++) {
      GEOSCoordSequence *sequence = checked(
          GEOSCoordSeq_copyFromBuffer_r(context, xy, *ring_sizes, 0, 0));
      rings[r] = checked(GEOSGeom_createLinearRing_r(context, sequence));
      xy += 2 * (size_t)*ring_sizes++;
    }
    polygons[p] = checked(GEOSGeom_createPolygon_r(context, rings[0], rings + 1, ring_count - 1));
    free(rings);
  }
  rival_area *area = &rival->areas[rival->count++];
  area->ordinal = ordinal;
  area->shape = checked(GEOSGeom_createCollection_r(
      context, GEOS_MULTIPOLYGON, polygons, (unsigned)polygon_count));
  free(polygons);
  area->prepared = checked((void *)GEOSPrepare_r(context, area->shape));
  GEOSSTRtree_insert_r(context, rival->tree, area->shape, area);
}

static void test_candidate(void *item, void *data) {
  rival_area *area = item;
  rival_query *query = data;
  char holds = GEOSPreparedContains_r(query->rival->context, area->prepared, query->point);
  if (holds == 1 && query->found < query->max) query->ordinals[query->found++] = area->ordinal;
}

void geos_rival_answer(
    geos_rival *rival, const double *xs, const double *ys, size_t count, uint32_t *ordinals,
    uint32_t *found, size_t per_point_max) {
  for (size_t i = 0; i < count; i++) {
    GEOSGeometry *point = checked(GEOSGeom_createPointFromXY_r(rival->context, xs[i], ys[i]));
    rival_query query = {rival, point, ordinals + i * per_point_max, 0, per_point_max};
    GEOSSTRtree_query_r(rival->context, rival->tree, point, test_candidate, &query);
    found[i] = query.found;
    GEOSGeom_destroy_r(rival->context, point);
  }
}
