#include "shim.h"

/* format: 1 JPEG, 2 PNG, 3 WebP. Rows reach the host through host_row; a failure throws there. */
__attribute__((export_name("decode"))) void decode(uint32_t format, uint32_t length, uint32_t max_side) {
  arena_reset();
  if (format == 1) decode_jpeg(max_side);
  else if (format == 2) decode_png(max_side);
  else if (format == 3) decode_webp(length, max_side);
  else host_fail(FAIL_UNSUPPORTED);
}
