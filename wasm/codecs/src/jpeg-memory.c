/*
 * libjpeg's memory. A progressive JPEG is held as DCT coefficients until its last scan: 3 bytes a pixel at
 * 4:2:0, 6 at 4:4:4. Nearly all of them are zero, so what libjpeg would put into a temporary file is kept
 * here packed, a fifth of that or less.
 *
 * libjpeg moves a window down each coefficient array, always in the same steps, and asks for it back in the
 * next scan. Each such chunk is one stream of packed blocks, in pages that the next version of it takes over.
 */
#include <stdlib.h>
#include <string.h>
#include <wasm_simd128.h>

#define JPEG_INTERNALS
#include "jinclude.h"
#include "jpeglib.h"
#include "jmemsys.h"
#include "shim.h"

/* Arrays that fit into this stay as they are; beyond it, only the window does. */
#define UNPACKED_MOST (10u << 20)
#define WINDOW (1u << 20)
#define PAGE_BYTES 4092u
#define BLOCK_BYTES (DCTSIZE2 * sizeof(JCOEF))

typedef struct page {
  struct page *next;
  uint8_t bytes[PAGE_BYTES];
} page;

typedef struct chunk {
  struct chunk *next;
  long offset, size;
  page *first;
} chunk;

/*
 * A block is its count, DC, the places of up to PLACES_MOST AC coefficients (beyond it, a map of 8 bytes), and
 * their values: nibbles, -7 to 7, or ESCAPE followed by three nibbles with 12 bits, all that 8-bit pictures can
 * have (ISO/IEC 10918-1 F.1.2.2).
 */
#define PLACES_MOST 8u
#define ESCAPE 8u
#define PACKED_MOST (3 + 8 + 2 * DCTSIZE2)

/* Reads or writes along the pages of one chunk. */
typedef struct {
  page *at;
  uint32_t used;
} cursor;

static page *spare;

static page *take_page(void) {
  page *taken = spare;
  if (taken != NULL) spare = taken->next;
  else taken = malloc(sizeof(page));
  if (taken == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  taken->next = NULL;
  return taken;
}

static void give_back(page *first) {
  while (first != NULL) {
    page *next = first->next;
    first->next = spare;
    spare = first;
    first = next;
  }
}

/* Where the next block goes: no block lies across two pages, so that it is packed and unpacked in place. */
static uint8_t *room(cursor *to) {
  if (to->used + PACKED_MOST > PAGE_BYTES) {
    if (to->at->next == NULL) to->at->next = take_page();
    to->at = to->at->next;
    to->used = 0;
  }
  return to->at->bytes + to->used;
}

/* One bit for each coefficient that is not zero. */
static uint64_t map_of(const JCOEF *block) {
  const v128_t zero = wasm_i16x8_const(0, 0, 0, 0, 0, 0, 0, 0);
  uint64_t map = 0;
  for (int i = 0; i < DCTSIZE2; i += 16) {
    v128_t low = wasm_i16x8_ne(wasm_v128_load(block + i), zero);
    v128_t high = wasm_i16x8_ne(wasm_v128_load(block + i + 8), zero);
    map |= (uint64_t)(uint16_t)wasm_i8x16_bitmask(wasm_i8x16_narrow_i16x8(low, high)) << i;
  }
  return map;
}

static uint32_t pack(const JCOEF *block, uint8_t *out) {
  uint64_t map = map_of(block) & ~(uint64_t)1;
  uint32_t count = (uint32_t)__builtin_popcountll(map);
  uint8_t *to = out + 3;
  memcpy(out + 1, block, 2);
  if (count > PLACES_MOST) {
    memcpy(to, &map, 8);
    to += 8;
  } else {
    for (uint64_t left = map; left != 0; left &= left - 1) *to++ = (uint8_t)__builtin_ctzll(left);
  }
  uint32_t pending = 0, bits = 0;
  for (uint64_t left = map; left != 0; left &= left - 1) {
    uint32_t value = (uint16_t)block[__builtin_ctzll(left)];
    int small = value <= 7u || value >= 0xfff9u;
    pending |= (small ? value & 15u : ESCAPE | (value & 0xfffu) << 4) << bits;
    bits += small ? 4 : 16;
    while (bits >= 8) {
      *to++ = (uint8_t)pending;
      pending >>= 8;
      bits -= 8;
    }
  }
  if (bits > 0) *to++ = (uint8_t)pending;
  out[0] = (uint8_t)count;
  return (uint32_t)(to - out);
}

/* Answers how many bytes the block took. */
static uint32_t unpack(const uint8_t *in, JCOEF *block) {
  uint32_t count = in[0], pending = 0, have = 0;
  const uint8_t *from = in + 3, *place = from;
  uint64_t map = 0;
  memset(block, 0, BLOCK_BYTES);
  memcpy(block, in + 1, 2);
  if (count > PLACES_MOST) memcpy(&map, from, 8);
  from += count > PLACES_MOST ? 8 : count;
  for (uint32_t i = 0; i < count; i++, map &= map - 1) {
    if (have < 16) {
      pending |= (uint32_t)(from[0] | from[1] << 8) << have;
      from += 2;
      have += 16;
    }
    uint32_t small = (pending & 15u) != ESCAPE;
    int32_t value = small ? (int32_t)(pending << 28) >> 28 : (int32_t)(pending << 16) >> 20;
    pending >>= small ? 4 : 16;
    have -= small ? 4 : 16;
    block[count > PLACES_MOST ? (uint32_t)__builtin_ctzll(map) : place[i]] = (JCOEF)value;
  }
  return (uint32_t)(from - in) - have / 8;
}

/* The private field of a backing store is typed as a file: it holds the head of its list of chunks. */
static chunk *find(backing_store_ptr store, long offset, long size, int create) {
  chunk *head = (chunk *)store->temp_file;
  for (chunk *c = head; c != NULL; c = c->next) {
    if (c->offset == offset && c->size == size) return c;
  }
  if (!create) host_fail(FAIL_UNSUPPORTED);
  chunk *made = calloc(1, sizeof(chunk));
  if (made == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  made->offset = offset;
  made->size = size;
  made->next = head;
  store->temp_file = (FILE *)made;
  return made;
}

static void write_store(j_common_ptr info, backing_store_ptr store, void *from, long offset, long size) {
  (void)info;
  chunk *to = find(store, offset, size, 1);
  give_back(to->first);
  to->first = take_page();
  cursor at = {to->first, 0};
  const JCOEF *block = from;
  for (long done = 0; done < size; done += BLOCK_BYTES, block += DCTSIZE2) at.used += pack(block, room(&at));
}

static void read_store(j_common_ptr info, backing_store_ptr store, void *to, long offset, long size) {
  (void)info;
  cursor at = {find(store, offset, size, 0)->first, 0};
  JCOEF *block = to;
  for (long done = 0; done < size; done += BLOCK_BYTES, block += DCTSIZE2) at.used += unpack(room(&at), block);
}

static void close_store(j_common_ptr info, backing_store_ptr store) {
  (void)info;
  (void)store;
}

void jpeg_open_backing_store(j_common_ptr info, backing_store_ptr store, long size) {
  (void)info;
  (void)size;
  store->temp_file = NULL;
  store->read_backing_store = read_store;
  store->write_backing_store = write_store;
  store->close_backing_store = close_store;
}

size_t jpeg_mem_available(j_common_ptr info, size_t least, size_t most, size_t already) {
  (void)info;
  (void)least;
  (void)already;
  return most <= UNPACKED_MOST ? most : WINDOW;
}

long jpeg_mem_init(j_common_ptr info) {
  (void)info;
  spare = NULL;
  return 0;
}

void jpeg_mem_term(j_common_ptr info) { (void)info; }

void *jpeg_get_small(j_common_ptr info, size_t size) {
  (void)info;
  return malloc(size);
}

void jpeg_free_small(j_common_ptr info, void *block, size_t size) {
  (void)info;
  (void)size;
  free(block);
}

void *jpeg_get_large(j_common_ptr info, size_t size) { return jpeg_get_small(info, size); }

void jpeg_free_large(j_common_ptr info, void *block, size_t size) { jpeg_free_small(info, block, size); }
