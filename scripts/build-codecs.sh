#!/usr/bin/env bash
# Rebuilds wasm/codecs/build/codecs.wasm from Debian's source packages, pinned by version and SHA-256.
#
# Needs Debian 12 with: clang-19 lld-19 wasi-libc dpkg-dev xz-utils (apt-get install --no-install-recommends),
# and leaves the result's own SHA-256, the sources and the licences in wasm/codecs/build/MANIFEST.json.
# `scripts/build-codecs.sh --check` builds and fails when the committed module differs.
set -euo pipefail
cd "$(dirname "$0")/.."
ROOT=$PWD
CODECS=$ROOT/wasm/codecs
WORK=${CODECS_WORK:-$(mktemp -d)}
mkdir -p "$WORK/sources" "$WORK/objects"

# shellcheck source=scripts/build-codecs-sources.sh
source scripts/build-codecs-sources.sh
fetch_sources "$WORK/sources"
JPEG=$WORK/sources/libjpeg-turbo-2.1.5
PNG=$WORK/sources/libpng1.6-1.6.39
ZLIB=$WORK/sources/zlib-1.2.13.dfsg
WEBP=$WORK/sources/libwebp-1.2.4

CC=clang-19
# Sizes: what runs once a file or never (quantizers, error paths) is built small, what runs once a pixel fast.
COMMON="--target=wasm32-wasi -msimd128 -mbulk-memory -mmutable-globals -fno-strict-aliasing
  -ffunction-sections -fdata-sections -fvisibility=hidden -DNDEBUG -ffile-prefix-map=$WORK=. -ffile-prefix-map=$ROOT=."
compile() { # level, object, flags and source
  local level=$1 object=$2
  shift 2
  # shellcheck disable=SC2086
  $CC $COMMON "-$level" "$@" -c -o "$WORK/objects/$object.o"
}

JPEG_FLAGS=(-w -DNO_GETENV -DNO_PUTENV "-I$CODECS/src/config" "-I$JPEG")
for name in jcomapi jdapimin jdapistd jdcoefct jdcolor jddctmgr jdhuff jdinput jdmainct jdmaster jdphuff jdpostct \
  jdsample jidctint jidctred jutils jsimd_none; do
  compile O3 "jpeg-$name" "${JPEG_FLAGS[@]}" "$JPEG/$name.c"
done
for name in jdicc jdmarker jdmerge jidctflt jidctfst jquant1 jquant2 jmemmgr; do
  compile Oz "jpeg-$name" "${JPEG_FLAGS[@]}" "$JPEG/$name.c"
done

# libpng reads only, and of the ancillary chunks only what changes the picture.
mkdir -p "$WORK/config"
sed -E -f scripts/build-codecs-png.sed "$PNG/scripts/pnglibconf.h.prebuilt" >"$WORK/config/pnglibconf.h"
PNG_FLAGS=(-w "-I$WORK/config" "-I$PNG" "-I$ZLIB")
for name in pngread pngrio pngrtran pngrutil pngtrans; do compile O3 "png-$name" "${PNG_FLAGS[@]}" "$PNG/$name.c"; done
for name in png pngerror pngget pngmem pngset; do compile Oz "png-$name" "${PNG_FLAGS[@]}" "$PNG/$name.c"; done
for name in adler32 crc32 inffast inflate inftrees zutil; do
  compile O3 "zlib-$name" -w -DZ_SOLO "-I$ZLIB" "$ZLIB/$name.c"
done

for name in dec/{alpha_dec,frame_dec,io_dec,quant_dec,tree_dec,vp8_dec,vp8l_dec} \
  dsp/{alpha_processing,cpu,dec,dec_clip_tables,filters,lossless,rescaler} \
  utils/{bit_reader,color_cache,filters,huffman,quant_levels_dec,random,rescaler,thread}_utils utils/utils; do
  compile O3 "webp-${name//\//-}" -w "-I$WEBP" "$WEBP/src/$name.c"
done
for name in dsp/{upsampling,yuv}; do compile O2 "webp-${name//\//-}" -fno-unroll-loops -w "-I$WEBP" "$WEBP/src/$name.c"; done
for name in dec/{buffer_dec,webp_dec}; do compile Oz "webp-${name//\//-}" -w "-I$WEBP" "$WEBP/src/$name.c"; done

SHIM_FLAGS=(-Wall -Wextra -Werror "-I$CODECS/src")
for name in arena main reduce; do compile O3 "shim-$name" "${SHIM_FLAGS[@]}" "$CODECS/src/$name.c"; done
compile O3 shim-png "${SHIM_FLAGS[@]}" -isystem "$WORK/config" -isystem "$PNG" -isystem "$ZLIB" "$CODECS/src/png.c"
compile O3 shim-webp "${SHIM_FLAGS[@]}" -isystem "$WEBP/src" "$CODECS/src/webp.c"
for name in jpeg jpeg-memory; do
  compile O3 "shim-$name" "${SHIM_FLAGS[@]}" -isystem "$CODECS/src/config" -isystem "$JPEG" -DNO_GETENV -DNO_PUTENV "$CODECS/src/$name.c"
done

# The maximum is MEMORY_CAP of wasm/codecs/caps.ts: what needs more fails as "out of memory", a typed refusal.
$CC --target=wasm32-wasi -nostdlib -nostartfiles "$WORK"/objects/*.o -L/usr/lib/wasm32-wasi -lc \
  -Wl,--no-entry,--gc-sections,--strip-all,--stack-first,-z,stack-size=131072 \
  -Wl,--export=__stack_pointer,--max-memory=$((24 * 1024 * 1024)) -o "$WORK/codecs.wasm"

if [ "${1:-}" = --check ]; then
  cmp "$WORK/codecs.wasm" "$CODECS/build/codecs.wasm" && echo "the committed codecs.wasm is what these sources give"
  exit
fi
cp "$WORK/codecs.wasm" "$CODECS/build/codecs.wasm"
write_manifest "$WORK/sources" "$CODECS/build"
ls -l "$CODECS/build"
