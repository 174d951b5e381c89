/*
 * malloc for one decode at a time: a bump pointer that starts again at each decode. A decoder that gives up
 * in the middle (host_fail never returns) therefore leaks nothing, and needs no setjmp.
 */
#include <stdlib.h>
#include <string.h>

#include "shim.h"

#define PAGE 65536u
#define ALIGN 16u

extern uint8_t __heap_base;

static uintptr_t next;
static uintptr_t last;

void arena_reset(void) {
  next = ((uintptr_t)&__heap_base + ALIGN - 1) & ~(uintptr_t)(ALIGN - 1);
  last = 0;
}

/* The size of a block stands in the ALIGN bytes before it. */
static size_t *size_of(uintptr_t block) { return (size_t *)(block - ALIGN); }

static int reserve(uintptr_t end) {
  uintptr_t have = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
  if (end <= have) return 1;
  return __builtin_wasm_memory_grow(0, (end - have + PAGE - 1) / PAGE) != (size_t)-1;
}

void *malloc(size_t size) {
  if (size > 0x40000000u) return NULL;
  uintptr_t block = next + ALIGN;
  uintptr_t end = block + ((size + ALIGN - 1) & ~(size_t)(ALIGN - 1));
  if (!reserve(end)) return NULL;
  *size_of(block) = size;
  last = block;
  next = end;
  return (void *)block;
}

/* Only the newest block is taken back: enough for the libraries' scratch buffers. */
void free(void *pointer) {
  if (pointer == NULL || (uintptr_t)pointer != last) return;
  next = last - ALIGN;
  last = 0;
}

void *calloc(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) return NULL;
  void *block = malloc(total);
  return block == NULL ? NULL : memset(block, 0, total);
}

void *realloc(void *pointer, size_t size) {
  if (pointer == NULL) return malloc(size);
  size_t old = *size_of((uintptr_t)pointer);
  if (size <= old) return pointer;
  void *block = malloc(size);
  return block == NULL ? NULL : memcpy(block, pointer, old);
}

/* The libraries check their own state; an abort is a decoder's bug or a hostile file. */
_Noreturn void abort(void) { host_fail(FAIL_CORRUPT); }
