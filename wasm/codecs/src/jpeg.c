/* JPEG: scaled in the DCT domain by libjpeg-turbo, then area-averaged to the size asked for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "jpeglib.h"
#include "jerror.h"
#include "shim.h"

#define CHUNK 65536u
/* A hostile progressive file repeats scans over a large picture; real encoders write three to twelve. */
#define MAX_SCANS 32

static uint8_t *input;

static void init_source(j_decompress_ptr info) { (void)info; }
static void term_source(j_decompress_ptr info) { (void)info; }

static boolean fill_input(j_decompress_ptr info) {
  uint32_t got = host_read(input, CHUNK);
  if (got == 0) host_fail(FAIL_TRUNCATED);
  info->src->next_input_byte = input;
  info->src->bytes_in_buffer = got;
  return TRUE;
}

static void skip_input(j_decompress_ptr info, long count) {
  struct jpeg_source_mgr *src = info->src;
  if (count <= 0) return;
  while ((size_t)count > src->bytes_in_buffer) {
    count -= (long)src->bytes_in_buffer;
    fill_input(info);
  }
  src->next_input_byte += count;
  src->bytes_in_buffer -= (size_t)count;
}

static void error_exit(j_common_ptr info) {
  switch (info->err->msg_code) {
    case JERR_OUT_OF_MEMORY:
      host_fail(FAIL_OUT_OF_MEMORY);
    case JERR_INPUT_EOF:
    case JERR_INPUT_EMPTY:
    case JERR_NO_IMAGE:
      host_fail(FAIL_TRUNCATED);
    case JERR_SOF_UNSUPPORTED:
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_CCIR601_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_NOTIMPL:
      host_fail(FAIL_UNSUPPORTED);
    default:
      host_fail(FAIL_CORRUPT);
  }
}

/* libjpeg goes on with grey blocks after these; a certificate photo with a grey band is worse than none. */
static void emit_message(j_common_ptr info, int level) {
  if (level >= 0) return;
  switch (info->err->msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
      host_fail(FAIL_TRUNCATED);
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_NOT_SEQUENTIAL:
      host_fail(FAIL_CORRUPT);
    default:
      return;
  }
}

static void output_message(j_common_ptr info) { (void)info; }
static void format_message(j_common_ptr info, char *buffer) {
  (void)info;
  buffer[0] = 0;
}
static void reset_error(j_common_ptr info) { (void)info; }

static void progress(j_common_ptr info) {
  if (((j_decompress_ptr)info)->input_scan_number > MAX_SCANS) host_fail(FAIL_CORRUPT);
}

static uint32_t scaled(uint32_t size, uint32_t eighths) { return (size * eighths + 7) / 8; }

/*
 * The fewest eighths whose long side reaches the target. One that falls short by up to a sixteenth is taken
 * as it is: 4000 px at 4/8 is 2000, better and three times faster than 2500 averaged down to 2048.
 */
static uint32_t choose_eighths(uint32_t longer, uint32_t max_side) {
  uint32_t enough = max_side - max_side / 16, eighths = 1;
  while (eighths < 8 && scaled(longer, eighths) < enough) eighths++;
  return eighths;
}

/* Adobe writes CMYK inverted (255 is no ink), and so does everyone who writes the Adobe marker. */
static void cmyk_to_rgba(uint8_t *row, uint32_t pixels, int inverted) {
  for (uint32_t i = 0; i < pixels; i++, row += 4) {
    uint32_t k = inverted ? row[3] : 255u - row[3];
    for (int c = 0; c < 3; c++) {
      uint32_t ink = inverted ? row[c] : 255u - row[c];
      row[c] = (uint8_t)((ink * k + 127) / 255);
    }
    row[3] = 255;
  }
}

static void emit_profile(j_decompress_ptr info) {
  JOCTET *bytes;
  unsigned int size;
  if (info->num_components == 3 && jpeg_read_icc_profile(info, &bytes, &size)) host_profile(bytes, size);
}

void decode_jpeg(uint32_t max_side) {
  struct jpeg_decompress_struct info;
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr watch;
  memset(&info, 0, sizeof info);
  memset(&errors, 0, sizeof errors);
  memset(&source, 0, sizeof source);
  memset(&watch, 0, sizeof watch);
  errors.error_exit = error_exit;
  errors.emit_message = emit_message;
  errors.output_message = output_message;
  errors.format_message = format_message;
  errors.reset_error_mgr = reset_error;
  info.err = &errors;
  jpeg_create_decompress(&info);
  input = malloc(CHUNK);
  if (input == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  source.init_source = init_source;
  source.fill_input_buffer = fill_input;
  source.skip_input_data = skip_input;
  source.resync_to_restart = jpeg_resync_to_restart;
  source.term_source = term_source;
  info.src = &source;
  watch.progress_monitor = progress;
  info.progress = &watch;

  jpeg_save_markers(&info, JPEG_APP0 + 2, 0xffff);
  jpeg_read_header(&info, TRUE);
  uint32_t full_width = info.image_width, full_height = info.image_height;
  int four = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
  info.out_color_space = four ? JCS_CMYK : JCS_EXT_RGBA;
  info.scale_num = choose_eighths(full_width > full_height ? full_width : full_height, max_side);
  info.scale_denom = 8;
  /* Smoothing guesses at coefficients of scans not yet read; every scan is read here. */
  info.do_block_smoothing = FALSE;
  jpeg_calc_output_dimensions(&info);
  uint32_t in_width = info.output_width, in_height = info.output_height, width, height;
  fit(in_width, in_height, max_side, &width, &height);
  host_begin(full_width, full_height, width, height);
  emit_profile(&info);

  jpeg_start_decompress(&info);
  reduce_begin(in_width, in_height, width, height);
  uint8_t *row = malloc((size_t)in_width * 4);
  if (row == NULL) host_fail(FAIL_OUT_OF_MEMORY);
  while (info.output_scanline < info.output_height) {
    JSAMPROW rows[1] = {row};
    jpeg_read_scanlines(&info, rows, 1);
    if (four) cmyk_to_rgba(row, in_width, info.saw_Adobe_marker);
    reduce_row(row);
  }
}
