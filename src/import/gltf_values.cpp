#include "import/gltf_values.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace jw::import::gltf {
namespace {

template <typename T>
T load(const std::uint8_t* from) {
    T value{};
    std::memcpy(&value, from, sizeof value);
    return value;
}

/// One component as a double; exact for every glTF type.
double component_at(const std::uint8_t* from, Component component) {
    switch (component) {
        case Component::I8:
            return load<std::int8_t>(from);
        case Component::U8:
            return load<std::uint8_t>(from);
        case Component::I16:
            return load<std::int16_t>(from);
        case Component::U16:
            return load<std::uint16_t>(from);
        case Component::U32:
            return load<std::uint32_t>(from);
        case Component::F32:
            return static_cast<double>(load<float>(from));
    }
    return 0.0;
}

/// glTF 2.0, section 3.11: the integer that stands for 1.
double unit_of(Component component) {
    switch (component) {
        case Component::I8:
            return 127.0;
        case Component::U8:
            return 255.0;
        case Component::I16:
            return 32767.0;
        case Component::U16:
            return 65535.0;
        case Component::U32:
        case Component::F32:
            return 1.0;
    }
    return 1.0;
}

const std::uint8_t* start_of(const Document& document, int view, std::uint64_t offset) {
    const View& from = document.views[static_cast<std::size_t>(view)];
    return document.buffers[static_cast<std::size_t>(from.buffer)].bytes.data() + from.offset +
           offset;
}

std::vector<double> read(const Document& document, int index) {
    const Accessor& accessor = document.accessors[static_cast<std::size_t>(index)];
    const auto width = static_cast<std::size_t>(width_of(accessor.shape));
    const auto component = static_cast<std::size_t>(size_of(accessor.component));
    const double unit = accessor.normalized ? unit_of(accessor.component) : 1.0;
    std::vector<double> values(accessor.count * width, 0.0);
    const auto unpack = [&](const std::uint8_t* from, std::size_t element) {
        for (std::size_t i = 0; i < width; ++i) {
            const double value = component_at(from + i * component, accessor.component) / unit;
            values[element * width + i] = accessor.normalized ? std::max(value, -1.0) : value;
        }
    };
    if (accessor.view != kAbsent) {
        const std::uint64_t declared =
            document.views[static_cast<std::size_t>(accessor.view)].stride;
        const std::size_t stride = declared == 0 ? width * component : declared;
        const std::uint8_t* from = start_of(document, accessor.view, accessor.offset);
        for (std::size_t i = 0; i < accessor.count; ++i) {
            unpack(from + i * stride, i);
        }
    }
    if (accessor.sparse) {
        const Sparse& sparse = *accessor.sparse;
        const auto step = static_cast<std::size_t>(size_of(sparse.index_component));
        for (std::size_t i = 0; i < sparse.count; ++i) {
            const double element =
                component_at(start_of(document, sparse.index_view, sparse.index_offset) + i * step,
                             sparse.index_component);
            if (element >= 0.0 && element < static_cast<double>(accessor.count)) {
                unpack(start_of(document, sparse.value_view, sparse.value_offset) +
                           i * width * component,
                       static_cast<std::size_t>(element));
            }
        }
    }
    return values;
}

}  // namespace

std::vector<float> read_floats(const Document& document, int accessor) {
    const std::vector<double> values = read(document, accessor);
    std::vector<float> out(values.size());
    std::transform(values.begin(), values.end(), out.begin(),
                   [](double x) { return static_cast<float>(x); });
    return out;
}

std::vector<std::uint32_t> read_integers(const Document& document, int accessor) {
    const std::vector<double> values = read(document, accessor);
    std::vector<std::uint32_t> out(values.size());
    std::transform(values.begin(), values.end(), out.begin(), [](double x) {
        // Only floats can be out of range here, and the check refuses them where integers are due.
        return x > 0.0 ? static_cast<std::uint32_t>(std::min(
                             x, static_cast<double>(std::numeric_limits<std::uint32_t>::max())))
                       : 0U;
    });
    return out;
}

}  // namespace jw::import::gltf
