/* libjpeg-turbo as decoder only: 8 bits, no arithmetic coding (no phone or browser writes it). */
#define JPEG_LIB_VERSION 62
#define LIBJPEG_TURBO_VERSION 2.1.5
#define LIBJPEG_TURBO_VERSION_NUMBER 2001005
#define BITS_IN_JSAMPLE 8
