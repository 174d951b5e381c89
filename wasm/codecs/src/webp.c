/* WebP: libwebp averages while it decodes, so only a lossless picture is ever held at full size. */
#include <stdlib.h>
#include <string.h>

#include "shim.h"
#include "webp/decode.h"

static uint32_t little32(const uint8_t *at) {
  return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static void emit_profile(const uint8_t *file, uint32_t length) {
  for (uint32_t at = 12; length >= 8 && at <= length - 8;) {
    uint32_t size = little32(file + at + 4);
    if (size > length - at - 8) return;
    if (memcmp(file + at, "ICCP", 4) == 0) {
      host_profile(file + at + 8, size);
      return;
    }
    at += 8 + size + (size & 1);
    if (at > length) return;
  }
}

static void check(VP8StatusCode status) {
  switch (status) {
    case VP8_STATUS_OK:
      return;
    case VP8_STATUS_OUT_OF_MEMORY:
      host_fail(FAIL_OUT_OF_MEMORY);
    case VP8_STATUS_NOT_ENOUGH_DATA:
    case VP8_STATUS_SUSPENDED:
      host_fail(FAIL_TRUNCATED);
    case VP8_STATUS_UNSUPPORTED_FEATURE:
      host_fail(FAIL_UNSUPPORTED);
    default:
      host_fail(FAIL_CORRUPT);
  }
}

void decode_webp(uint32_t length, uint32_t max_side) {
  uint8_t *file = malloc(length);
  if (file == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  for (uint32_t got = 0; got < length;) {
    uint32_t more = host_read(file + got, length - got);
    if (more == 0) host_fail(FAIL_TRUNCATED);
    got += more;
  }
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) host_fail(FAIL_UNSUPPORTED);
  check(WebPGetFeatures(file, length, &config.input));
  if (config.input.has_animation) host_fail(FAIL_UNSUPPORTED);
  uint32_t full_width = (uint32_t)config.input.width, full_height = (uint32_t)config.input.height, width, height;
  fit(full_width, full_height, max_side, &width, &height);
  host_begin(full_width, full_height, width, height);
  emit_profile(file, length);

  uint8_t *pixels = malloc((size_t)width * height * 4);
  if (pixels == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  config.options.use_scaling = width != full_width || height != full_height;
  config.options.scaled_width = (int)width;
  config.options.scaled_height = (int)height;
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = pixels;
  config.output.u.RGBA.stride = (int)(width * 4);
  config.output.u.RGBA.size = (size_t)width * height * 4;
  check(WebPDecode(file, length, &config));
  for (uint32_t y = 0; y < height; y++) {
    uint8_t *row = pixels + (size_t)y * width * 4;
    if (config.input.has_alpha) flatten_on_white(row, width);
    host_row(row);
  }
}
