/* Exact area averaging, one row at a time: a full-size RGBA picture never exists. */
#include <stdlib.h>
#include <string.h>
#include <wasm_simd128.h>

#include "shim.h"

static uint32_t in_width, in_height, out_width, out_height;
static uint32_t in_y, out_y;
/* One source row averaged across, and the output row being summed, four floats a pixel. */
static float *across, *sum;
static uint8_t *row_out;

void fit(uint32_t width, uint32_t height, uint32_t max_side, uint32_t *w, uint32_t *h) {
  uint32_t longer = width > height ? width : height;
  *w = width;
  *h = height;
  if (longer <= max_side) return;
  *w = (uint32_t)(((uint64_t)width * max_side + longer / 2) / longer);
  *h = (uint32_t)(((uint64_t)height * max_side + longer / 2) / longer);
  if (*w == 0) *w = 1;
  if (*h == 0) *h = 1;
}

void flatten_on_white(uint8_t *rgba, uint32_t pixels) {
  for (uint32_t i = 0; i < pixels; i++, rgba += 4) {
    uint32_t a = rgba[3];
    if (a == 255) continue;
    for (int c = 0; c < 3; c++) rgba[c] = (uint8_t)((rgba[c] * a + 255 * (255 - a) + 127) / 255);
    rgba[3] = 255;
  }
}

static void *need(size_t size) {
  void *block = calloc(1, size);
  if (block == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  return block;
}

void reduce_begin(uint32_t iw, uint32_t ih, uint32_t ow, uint32_t oh) {
  in_width = iw;
  in_height = ih;
  out_width = ow;
  out_height = oh;
  in_y = out_y = 0;
  if (iw == ow && ih == oh) return;
  across = need((size_t)ow * 16);
  sum = need((size_t)ow * 16);
  row_out = need((size_t)ow * 4);
}

static v128_t load_pixel(const uint8_t *rgba) {
  return wasm_f32x4_convert_i32x4(wasm_u32x4_extend_low_u16x8(wasm_u16x8_extend_low_u8x16(wasm_v128_load32_zero(rgba))));
}

/* Averages a row across: in units of 1/in_width, each output pixel covers in_width, each input out_width. */
static void average_across(const uint8_t *rgba) {
  const float unit = 1.0f / (float)in_width;
  const v128_t whole = wasm_f32x4_splat((float)out_width * unit);
  uint32_t x = 0, left = out_width;
  for (uint32_t o = 0; o < out_width; o++) {
    uint32_t room = in_width;
    v128_t acc = wasm_f32x4_const(0, 0, 0, 0);
    if (left < out_width) {
      uint32_t take = left < room ? left : room;
      acc = wasm_f32x4_mul(load_pixel(rgba + 4 * x), wasm_f32x4_splat((float)take * unit));
      room -= take;
      left -= take;
      if (left == 0) {
        x++;
        left = out_width;
      }
    }
    while (room >= out_width) {
      acc = wasm_f32x4_add(acc, wasm_f32x4_mul(load_pixel(rgba + 4 * x), whole));
      x++;
      room -= out_width;
    }
    if (room > 0) {
      acc = wasm_f32x4_add(acc, wasm_f32x4_mul(load_pixel(rgba + 4 * x), wasm_f32x4_splat((float)room * unit)));
      left -= room;
    }
    wasm_v128_store(across + 4 * o, acc);
  }
}

static void add_row(float weight) {
  const v128_t w = wasm_f32x4_splat(weight);
  for (uint32_t i = 0; i < out_width * 4; i += 4) {
    wasm_v128_store(sum + i, wasm_f32x4_add(wasm_v128_load(sum + i), wasm_f32x4_mul(wasm_v128_load(across + i), w)));
  }
}

static void finish_row(void) {
  const v128_t half = wasm_f32x4_splat(0.5f);
  for (uint32_t o = 0; o < out_width; o++) {
    v128_t v = wasm_i32x4_trunc_sat_f32x4(wasm_f32x4_add(wasm_v128_load(sum + 4 * o), half));
    v128_t narrow = wasm_u8x16_narrow_i16x8(wasm_i16x8_narrow_i32x4(v, v), v);
    wasm_v128_store32_lane(row_out + 4 * o, narrow, 0);
  }
  host_row(row_out);
  memset(sum, 0, (size_t)out_width * 16);
  out_y++;
}

void reduce_row(const uint8_t *rgba) {
  if (in_width == out_width && in_height == out_height) {
    host_row(rgba);
    return;
  }
  if (out_y >= out_height) return;
  average_across(rgba);
  /* Rows in units of 1/in_height, as the pixels of average_across. */
  uint64_t top = (uint64_t)in_y * out_height, bottom = top + out_height;
  in_y++;
  while (top < bottom) {
    uint64_t edge = (uint64_t)(out_y + 1) * in_height;
    uint64_t end = bottom < edge ? bottom : edge;
    add_row((float)(end - top) / (float)in_height);
    if (end == edge) finish_row();
    top = end;
  }
}
