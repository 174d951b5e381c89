/* The contract between our shim and the host (wasm/codecs/instance.ts). */
#ifndef XUEZHAO_SHIM_H
#define XUEZHAO_SHIM_H

#include <stddef.h>
#include <stdint.h>

/* Why a decode ended early; the numbers are read by wasm/codecs/instance.ts. */
enum failure {
  FAIL_TRUNCATED = 1,
  FAIL_CORRUPT = 2,
  FAIL_UNSUPPORTED = 3,
  FAIL_OUT_OF_MEMORY = 4
};

#define HOST(name) __attribute__((import_module("host"), import_name(name)))

/* Copies the next bytes of the file to `to`, at most `size`; answers how many, 0 at its end. */
HOST("read") extern uint32_t host_read(void *to, uint32_t size);
/* The picture's size in the file and as it will be emitted; called once, before any row. */
HOST("begin") extern void host_begin(uint32_t full_width, uint32_t full_height, uint32_t width, uint32_t height);
/* One finished RGBA row (opaque); rows come in order from the top. */
HOST("row") extern void host_row(const uint8_t *rgba);
/* The embedded ICC profile, before the first row. */
HOST("profile") extern void host_profile(const uint8_t *bytes, uint32_t size);
/* Throws on the host's side: nothing of this decode runs after it, the arena forgets what it held. */
HOST("fail") extern _Noreturn void host_fail(uint32_t failure);

/* Forgets every allocation; the memory stays with the module for the next decode. */
void arena_reset(void);

/* Exact area averaging of RGBA rows, top to bottom, down to width x height (never up). */
void reduce_begin(uint32_t in_width, uint32_t in_height, uint32_t width, uint32_t height);
void reduce_row(const uint8_t *rgba);

/* Replaces RGBA by its composite on white, opaque. */
void flatten_on_white(uint8_t *rgba, uint32_t pixels);

/* The size whose long side is `max_side`, or the same size when it is already within it. */
void fit(uint32_t width, uint32_t height, uint32_t max_side, uint32_t *out_width, uint32_t *out_height);

void decode_jpeg(uint32_t max_side);
void decode_png(uint32_t max_side);
void decode_webp(uint32_t length, uint32_t max_side);

#endif
