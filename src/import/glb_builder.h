// Packs numbers into the one buffer of a GLB and remembers where they lie.
#pragma once

#include "import/gltf_document.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jw::import::gltf {

class GlbBuilder {
  public:
    /// Appends an accessor over its own buffer view; returns its index. `values` hold whole
    /// elements.
    int add(std::span<const float> values, Shape shape);
    int add(std::span<const std::uint32_t> values, Shape shape);
    int add(std::span<const std::uint16_t> values, Shape shape);
    /// An accessor without numbers, whose values Draco brings.
    int add_empty(const Accessor& like);
    /// Raw bytes; returns the buffer view.
    int add_view(std::span<const std::uint8_t> bytes);

    /// The file: header, `json` (an object without buffers, bufferViews and accessors, which are
    /// put into it) and the buffer.
    std::vector<std::uint8_t> finish(std::string_view json) const;

  private:
    struct Entry {
        int view;
        Component component;
        std::uint64_t count;
        Shape shape;
    };
    struct Range {
        std::size_t offset, length;
    };
    int add_bytes(std::span<const std::uint8_t> bytes, Component component, std::uint64_t count,
                  Shape shape);

    std::vector<std::uint8_t> buffer_;
    std::vector<Entry> accessors_;
    std::vector<Range> views_;
};

}  // namespace jw::import::gltf
