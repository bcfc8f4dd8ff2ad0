#include "import/glb_builder.h"

#include "core/assert.h"

#include <fmt/format.h>

namespace jw::import::gltf {
namespace {

template <typename T>
std::span<const std::uint8_t> bytes_of(std::span<const T> values) {
    return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size_bytes()};
}

void put_word(std::vector<std::uint8_t>& out, std::uint32_t word) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
        out.push_back(static_cast<std::uint8_t>(word >> shift));
    }
}

template <typename List, typename Write>
std::string join(const List& list, const Write& write) {
    std::string text;
    for (const auto& entry : list) {
        if (!text.empty()) {
            text += ',';
        }
        text += write(entry);
    }
    return text;
}

}  // namespace

int GlbBuilder::add_view(std::span<const std::uint8_t> bytes) {
    views_.push_back({buffer_.size(), bytes.size()});
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    buffer_.resize((buffer_.size() + 3) / 4 * 4, 0);
    return static_cast<int>(views_.size()) - 1;
}

int GlbBuilder::add_bytes(std::span<const std::uint8_t> bytes, Component component,
                          std::uint64_t count, Shape shape) {
    accessors_.push_back({add_view(bytes), component, count, shape});
    return static_cast<int>(accessors_.size()) - 1;
}

int GlbBuilder::add(std::span<const float> values, Shape shape) {
    return add_bytes(bytes_of(values), Component::F32,
                     values.size() / static_cast<std::size_t>(width_of(shape)), shape);
}

int GlbBuilder::add(std::span<const std::uint32_t> values, Shape shape) {
    return add_bytes(bytes_of(values), Component::U32,
                     values.size() / static_cast<std::size_t>(width_of(shape)), shape);
}

int GlbBuilder::add(std::span<const std::uint16_t> values, Shape shape) {
    return add_bytes(bytes_of(values), Component::U16,
                     values.size() / static_cast<std::size_t>(width_of(shape)), shape);
}

int GlbBuilder::add_empty(const Accessor& like) {
    accessors_.push_back({kAbsent, like.component, like.count, like.shape});
    return static_cast<int>(accessors_.size()) - 1;
}

std::vector<std::uint8_t> GlbBuilder::finish(std::string_view json) const {
    JW_ASSERT(json.size() > 2 && json.back() == '}');
    std::string text{json.substr(0, json.size() - 1)};
    if (!accessors_.empty()) {
        text += fmt::format(
            R"(,"accessors":[{}],"bufferViews":[{}],"buffers":[{{"byteLength":{}}}])",
            join(accessors_,
                 [](const Entry& a) {
                     const std::string view =
                         a.view == kAbsent ? "" : fmt::format(R"("bufferView":{},)", a.view);
                     return fmt::format(
                         R"({{{}"byteOffset":0,"componentType":{},"count":{},"type":"{}"}})", view,
                         static_cast<int>(a.component), a.count, kShapeNames.name(a.shape));
                 }),
            join(views_,
                 [](const Range& view) {
                     return fmt::format(R"({{"buffer":0,"byteOffset":{},"byteLength":{}}})",
                                        view.offset, view.length);
                 }),
            buffer_.size());
    }
    text += '}';
    text.resize((text.size() + 3) / 4 * 4, ' ');
    std::vector<std::uint8_t> file;
    const bool has_buffer = !buffer_.empty();
    const std::size_t length = 12 + 8 + text.size() + (has_buffer ? 8 + buffer_.size() : 0);
    file.reserve(length);
    put_word(file, 0x46546C67);  // "glTF"
    put_word(file, 2);
    put_word(file, static_cast<std::uint32_t>(length));
    put_word(file, static_cast<std::uint32_t>(text.size()));
    put_word(file, 0x4E4F534A);  // "JSON"
    file.insert(file.end(), text.begin(), text.end());
    if (has_buffer) {
        put_word(file, static_cast<std::uint32_t>(buffer_.size()));
        put_word(file, 0x004E4942);  // "BIN"
        file.insert(file.end(), buffer_.begin(), buffer_.end());
    }
    return file;
}

}  // namespace jw::import::gltf
