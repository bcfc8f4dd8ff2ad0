#include "record/libav_writer.h"

#include "record/gif_palette.h"

#include "core/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/error.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

namespace jw::record {
namespace {

namespace fs = std::filesystem;

struct Freer {
    void operator()(AVFormatContext* c) const {
        if (c->pb != nullptr) {
            avio_closep(&c->pb);
        }
        avformat_free_context(c);
    }
    void operator()(AVCodecContext* c) const { avcodec_free_context(&c); }
    void operator()(AVFrame* f) const { av_frame_free(&f); }
    void operator()(AVPacket* p) const { av_packet_free(&p); }
    void operator()(SwsContext* s) const { sws_freeContext(s); }
};
template <typename T>
using Owned = std::unique_ptr<T, Freer>;

struct Codec {
    const char* encoder;
    AVPixelFormat format;
};

Codec codec_for(const fs::path& path) {
    if (path.extension() == ".webm") {
        return {"libvpx-vp9", AV_PIX_FMT_YUV420P};
    }
    if (path.extension() == ".gif") {
        return {"gif", AV_PIX_FMT_PAL8};
    }
    return {"libx264", AV_PIX_FMT_YUV420P};
}

Error libav_error(const fs::path& path, std::string_view what, int code) {
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return {ErrorCode::IoFailed, fmt::format("{}: {}", what, text), {path.string()}};
}

class LibavWriter final : public VideoWriter {
  public:
    LibavWriter(const fs::path& target, const VideoOptions& options)
        : target_{target}, replacement_{target}, options_{options} {}

    Result<Unit> open() {
        JW_CHECK(replacement_.check());
        const Codec chosen = codec_for(target_);
        const AVCodec* encoder = avcodec_find_encoder_by_name(chosen.encoder);
        if (encoder == nullptr) {
            return Error{ErrorCode::Unsupported,
                         fmt::format("this system's libavcodec has no {} encoder; record to "
                                     "another format or to a folder of PNG files",
                                     chosen.encoder),
                         {target_.string()}};
        }
        AVFormatContext* format = nullptr;
        if (const int code = avformat_alloc_output_context2(&format, nullptr, nullptr,
                                                            replacement_.temporary().c_str());
            code < 0) {
            return libav_error(target_, "the file format could not be set up", code);
        }
        format_.reset(format);
        format_->flags |=
            AVFMT_FLAG_BITEXACT;  // no dates or versions: the same film is the same file
        codec_.reset(avcodec_alloc_context3(encoder));
        set_codec_options(chosen.format);
        if (const int code = avcodec_open2(codec_.get(), encoder, nullptr); code < 0) {
            return libav_error(target_, "the encoder could not be set up", code);
        }
        AVStream* stream = avformat_new_stream(format_.get(), nullptr);
        stream->time_base = codec_->time_base;
        stream->avg_frame_rate = codec_->framerate;
        avcodec_parameters_from_context(stream->codecpar, codec_.get());
        if (const int code =
                avio_open(&format_->pb, replacement_.temporary().c_str(), AVIO_FLAG_WRITE);
            code < 0) {
            return libav_error(target_, "cannot be written", code);
        }
        if (const int code = avformat_write_header(format_.get(), nullptr); code < 0) {
            return libav_error(target_, "the header could not be written", code);
        }
        return set_up_frame();
    }

    Result<Unit> add(const Image& image) override {
        if (image.width != options_.width || image.height != options_.height) {
            return Error{ErrorCode::InvalidInput,
                         "all frames of a film must have one size",
                         {target_.string()}};
        }
        if (const int code = av_frame_make_writable(frame_.get()); code < 0) {
            return libav_error(target_, "out of memory", code);
        }
        if (codec_->pix_fmt == AV_PIX_FMT_PAL8) {
            fill_palette_frame(image);
        } else {
            const std::uint8_t* rows[] = {image.pixels.data()};
            const int strides[] = {image.width * 4};
            sws_scale(scaler_.get(), rows, strides, 0, image.height, frame_->data,
                      frame_->linesize);
        }
        frame_->pts = count_++;
        return encode(frame_.get());
    }

    Result<Unit> finish() override {
        JW_CHECK(encode(nullptr));
        if (const int code = av_write_trailer(format_.get()); code < 0) {
            return libav_error(target_, "the end could not be written", code);
        }
        if (const int code = avio_closep(&format_->pb); code < 0) {
            return libav_error(target_, "cannot be written", code);
        }
        return replacement_.commit();
    }

  private:
    void set_codec_options(AVPixelFormat format) {
        codec_->width = options_.width;
        codec_->height = options_.height;
        codec_->time_base = {1, options_.fps};
        codec_->framerate = {options_.fps, 1};
        codec_->pix_fmt = format;
        codec_->thread_count = 2;
        codec_->flags |= AV_CODEC_FLAG_BITEXACT;
        if ((format_->oformat->flags & AVFMT_GLOBALHEADER) != 0) {
            codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        }
        if (format == AV_PIX_FMT_YUV420P) {
            codec_->color_range = AVCOL_RANGE_MPEG;
            codec_->colorspace = AVCOL_SPC_BT709;
            codec_->color_primaries = AVCOL_PRI_BT709;
            codec_->color_trc = AVCOL_TRC_BT709;
        }
        // Options that a codec does not know are refused by av_opt_set, which is what we want here.
        av_opt_set(codec_->priv_data, "preset", "veryfast", 0);
        av_opt_set(codec_->priv_data, "crf", target_.extension() == ".webm" ? "30" : "20", 0);
        av_opt_set(codec_->priv_data, "deadline", "realtime", 0);
        av_opt_set(codec_->priv_data, "cpu-used", "7", 0);
        av_opt_set(codec_->priv_data, "row-mt", "1", 0);
    }

    Result<Unit> set_up_frame() {
        packet_.reset(av_packet_alloc());
        frame_.reset(av_frame_alloc());
        frame_->format = codec_->pix_fmt;
        frame_->width = options_.width;
        frame_->height = options_.height;
        if (const int code = av_frame_get_buffer(frame_.get(), 0); code < 0) {
            return libav_error(target_, "out of memory", code);
        }
        if (codec_->pix_fmt == AV_PIX_FMT_PAL8) {
            return Unit{};
        }
        scaler_.reset(sws_getContext(options_.width, options_.height, AV_PIX_FMT_RGBA,
                                     options_.width, options_.height, codec_->pix_fmt,
                                     SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP, nullptr,
                                     nullptr, nullptr));
        if (!scaler_) {
            return Error{ErrorCode::Unsupported,
                         "the pictures cannot be converted for this format",
                         {target_.string()}};
        }
        const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
        sws_setColorspaceDetails(scaler_.get(), bt709, 1, bt709, 0, 0, 1 << 16, 1 << 16);
        return Unit{};
    }

    void fill_palette_frame(const Image& image) {
        if (!palette_) {
            palette_.emplace(image);
        }
        std::copy_n(palette_->colours().begin(), 256,
                    reinterpret_cast<std::uint32_t*>(frame_->data[1]));
        for (int y = 0; y < image.height; ++y) {
            const std::uint8_t* from = &image.pixels[image.offset(0, y)];
            std::uint8_t* to =
                frame_->data[0] + static_cast<std::ptrdiff_t>(y) * frame_->linesize[0];
            for (int x = 0; x < image.width; ++x, from += 4) {
                to[x] = palette_->index(from[0], from[1], from[2]);
            }
        }
    }

    Result<Unit> encode(const AVFrame* frame) {
        if (const int code = avcodec_send_frame(codec_.get(), frame); code < 0) {
            return libav_error(target_, "a frame could not be encoded", code);
        }
        while (true) {
            const int code = avcodec_receive_packet(codec_.get(), packet_.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) {
                return Unit{};
            }
            if (code < 0) {
                return libav_error(target_, "a frame could not be encoded", code);
            }
            packet_->duration = 1;
            av_packet_rescale_ts(packet_.get(), codec_->time_base, format_->streams[0]->time_base);
            packet_->stream_index = 0;
            if (const int written = av_interleaved_write_frame(format_.get(), packet_.get());
                written < 0) {
                return libav_error(target_, "a frame could not be written", written);
            }
        }
    }

    fs::path target_;
    FileReplacement replacement_;
    VideoOptions options_;
    Owned<AVFormatContext> format_;
    Owned<AVCodecContext> codec_;
    Owned<AVFrame> frame_;
    Owned<AVPacket> packet_;
    Owned<SwsContext> scaler_;
    std::optional<GifPalette> palette_;
    std::int64_t count_ = 0;
};

}  // namespace

Result<std::unique_ptr<VideoWriter>> open_libav(const fs::path& path, const VideoOptions& options) {
    if (path.extension() != ".gif" && (options.width % 2 != 0 || options.height % 2 != 0)) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("{} x {}: width and height of a film must be even", options.width,
                                 options.height),
                     {path.string()}};
    }
    av_log_set_level(AV_LOG_ERROR);
    auto writer = std::make_unique<LibavWriter>(path, options);
    JW_CHECK(writer->open());
    return std::unique_ptr<VideoWriter>{std::move(writer)};
}

}  // namespace jw::record
