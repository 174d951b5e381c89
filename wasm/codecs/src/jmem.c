/* libjpeg's memory comes from the arena. */
#define JPEG_INTERNALS
#include "jinclude.h"
#include "jpeglib.h"
#include "jerror.h"
#include "jmemsys.h"
#include <stdlib.h>

void *jpeg_get_small(j_common_ptr info, size_t size) { return malloc(size); }
void jpeg_free_small(j_common_ptr info, void *block, size_t size) { free(block); }
void *jpeg_get_large(j_common_ptr info, size_t size) { return malloc(size); }
void jpeg_free_large(j_common_ptr info, void *block, size_t size) { free(block); }
size_t jpeg_mem_available(j_common_ptr info, size_t least, size_t most, size_t already) { return most; }
void jpeg_open_backing_store(j_common_ptr info, backing_store_ptr store, long size) {
  ERREXIT(info, JERR_NO_BACKING_STORE);
}
long jpeg_mem_init(j_common_ptr info) { return 0; }
void jpeg_mem_term(j_common_ptr info) {}
