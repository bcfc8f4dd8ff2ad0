# libav* of FFmpeg >= 5.1 (LGPL; Debian's build is GPL): video files, module record only.
pkg_check_modules(libav REQUIRED IMPORTED_TARGET GLOBAL libavcodec libavformat libswscale libavutil)
