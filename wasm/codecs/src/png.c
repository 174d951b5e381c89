/* PNG: row by row, whatever its depth and colour type; only an interlaced one is held whole. */
#include <stdlib.h>

#include "png.h"
#include "shim.h"

static void read_bytes(png_structp png, png_bytep to, size_t size) {
  (void)png;
  while (size > 0) {
    uint32_t got = host_read(to, (uint32_t)size);
    if (got == 0) host_fail(FAIL_TRUNCATED);
    to += got;
    size -= got;
  }
}

static _Noreturn void on_error(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
  host_fail(FAIL_CORRUPT);
}

static void on_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void *need(size_t size) {
  void *block = malloc(size);
  if (block == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  return block;
}

static void emit_profile(png_structp png, png_infop info) {
  png_charp name;
  png_bytep bytes;
  png_uint_32 size;
  int compression;
  if (png_get_iCCP(png, info, &name, &compression, &bytes, &size) != 0) host_profile(bytes, size);
}

static void emit_interlaced(png_structp png, uint32_t width, uint32_t height) {
  uint8_t *pixels = need((size_t)width * height * 4);
  png_bytepp rows = need((size_t)height * sizeof(png_bytep));
  for (uint32_t y = 0; y < height; y++) rows[y] = pixels + (size_t)y * width * 4;
  png_read_image(png, rows);
  for (uint32_t y = 0; y < height; y++) {
    flatten_on_white(rows[y], width);
    reduce_row(rows[y]);
  }
}

void decode_png(uint32_t max_side) {
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
  if (png == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  png_infop info = png_create_info_struct(png);
  if (info == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  png_set_read_fn(png, NULL, read_bytes);
  png_read_info(png, info);
  uint32_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
  int interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
  if (interlaced) png_set_interlace_handling(png);
  png_read_update_info(png, info);
  if (png_get_rowbytes(png, info) != (size_t)width * 4) host_fail(FAIL_UNSUPPORTED);

  uint32_t out_width, out_height;
  fit(width, height, max_side, &out_width, &out_height);
  host_begin(width, height, out_width, out_height);
  emit_profile(png, info);
  reduce_begin(width, height, out_width, out_height);
  if (interlaced) {
    emit_interlaced(png, width, height);
    return;
  }
  uint8_t *row = need((size_t)width * 4);
  for (uint32_t y = 0; y < height; y++) {
    png_read_row(png, row, NULL);
    flatten_on_white(row, width);
    reduce_row(row);
  }
}
