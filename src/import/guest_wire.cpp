#include "import/guest_wire.h"

#include <cstring>
#include <type_traits>

namespace jw::import {
namespace {

using model::GuestModel;

constexpr std::uint32_t kMagic = 0x4A57474D;  // "JWGM"
constexpr std::uint32_t kVersion = 1;

class Writer {
  public:
    template <typename T>
    void put(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::size_t at = bytes_.size();
        bytes_.resize(at + sizeof value);
        std::memcpy(bytes_.data() + at, &value, sizeof value);
    }
    void put(const std::string& text) { put_list(std::span<const char>{text}); }
    template <typename T>
    void put_list(std::span<const T> list) {
        static_assert(std::is_trivially_copyable_v<T>);
        put(static_cast<std::uint64_t>(list.size()));
        const std::size_t at = bytes_.size();
        bytes_.resize(at + list.size_bytes());
        if (!list.empty()) {
            std::memcpy(bytes_.data() + at, list.data(), list.size_bytes());
        }
    }
    template <typename T, typename Each>
    void put_each(const std::vector<T>& list, const Each& each) {
        put(static_cast<std::uint64_t>(list.size()));
        for (const T& entry : list) {
            each(entry);
        }
    }
    std::vector<std::uint8_t> take() { return std::move(bytes_); }

  private:
    std::vector<std::uint8_t> bytes_;
};

class Reader {
  public:
    explicit Reader(std::span<const std::uint8_t> bytes) : left_{bytes} {}

    bool is_sound() const { return is_sound_; }
    bool is_done() const { return is_sound_ && left_.empty(); }

    template <typename T>
    void get(T& value) {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>);
        if (take(sizeof value)) {
            std::memcpy(&value, left_.data(), sizeof value);
            left_ = left_.subspan(sizeof value);
        }
    }
    void get(std::string& text) {
        const std::size_t count = count_of(1);
        text.assign(reinterpret_cast<const char*>(left_.data()), count);
        left_ = left_.subspan(count);
    }
    template <typename T>
    void get_list(std::vector<T>& list) {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::size_t count = count_of(sizeof(T));
        list.resize(count);
        if (count > 0) {
            std::memcpy(list.data(), left_.data(), count * sizeof(T));
        }
        left_ = left_.subspan(count * sizeof(T));
    }
    /// Every entry takes at least `least` bytes, so a lying count stops before it allocates.
    template <typename T, typename Each>
    void get_each(std::vector<T>& list, std::size_t least, const Each& each) {
        const std::size_t count = count_of(least);
        list.reserve(count);
        for (std::size_t i = 0; i < count && is_sound_; ++i) {
            list.emplace_back();
            each(list.back());
        }
    }

  private:
    bool take(std::size_t size) {
        is_sound_ = is_sound_ && size <= left_.size();
        return is_sound_;
    }
    std::size_t count_of(std::size_t least) {
        std::uint64_t count = 0;
        get(count);
        is_sound_ = is_sound_ && count <= left_.size() / least;
        return is_sound_ ? static_cast<std::size_t>(count) : 0;
    }

    std::span<const std::uint8_t> left_;
    bool is_sound_ = true;
};

constexpr std::size_t kText = sizeof(std::uint64_t);

void write_mesh(Writer& out, const model::Mesh& mesh) {
    out.put(mesh.id);
    out.put(static_cast<std::int32_t>(mesh.material));
    out.put_list(std::span<const model::Vertex>{mesh.vertices});
    out.put_list(std::span<const std::uint32_t>{mesh.indices});
}

void read_mesh(Reader& in, model::Mesh& mesh) {
    mesh.kind = model::MeshKind::Guest;
    std::int32_t material = -1;
    in.get(mesh.id);
    in.get(material);
    mesh.material = material;
    in.get_list(mesh.vertices);
    in.get_list(mesh.indices);
}

/// Field by field: the structs have gaps, and the same model must give the same bytes.
template <typename Key>
void write_keys(Writer& out, const std::vector<Key>& keys) {
    out.put_each(keys, [&](const Key& key) {
        out.put(key.seconds);
        out.put(key.value);
    });
}

template <typename Key>
void read_keys(Reader& in, std::vector<Key>& keys) {
    in.get_each(keys, sizeof(Key::seconds) + sizeof(Key::value), [&](Key& key) {
        in.get(key.seconds);
        in.get(key.value);
    });
}

void write_animation(Writer& out, const model::GuestAnimation& animation) {
    out.put(animation.name);
    out.put(animation.seconds);
    out.put_each(animation.channels, [&](const model::GuestChannel& channel) {
        out.put(static_cast<std::int32_t>(channel.node));
        write_keys(out, channel.positions);
        write_keys(out, channel.rotations);
        write_keys(out, channel.scales);
    });
}

void read_animation(Reader& in, model::GuestAnimation& animation) {
    in.get(animation.name);
    in.get(animation.seconds);
    in.get_each(animation.channels, 4 + 3 * kText, [&](model::GuestChannel& channel) {
        std::int32_t node = -1;
        in.get(node);
        channel.node = node;
        read_keys(in, channel.positions);
        read_keys(in, channel.rotations);
        read_keys(in, channel.scales);
    });
}

void write_model(Writer& out, const GuestModel& guest) {
    out.put(guest.file);
    out.put(guest.format);
    out.put_each(guest.nodes, [&](const model::GuestNode& node) {
        out.put(node.name);
        out.put(static_cast<std::int32_t>(node.parent));
        out.put(node.local);
        out.put(static_cast<std::uint8_t>(node.is_joint ? 1 : 0));
    });
    out.put_list(std::span{guest.skin_joints});
    out.put_each(guest.meshes, [&](const model::Mesh& mesh) { write_mesh(out, mesh); });
    out.put_each(guest.materials, [&](const model::GuestMaterial& material) {
        out.put(material.name);
        out.put(material.colour);
    });
    out.put_each(guest.animations,
                 [&](const model::GuestAnimation& animation) { write_animation(out, animation); });
    out.put(static_cast<std::int32_t>(guest.skins));
    out.put(guest.bounds_min);
    out.put(guest.bounds_max);
    out.put_each(guest.warnings, [&](const std::string& warning) { out.put(warning); });
}

void read_model(Reader& in, GuestModel& guest) {
    in.get(guest.file);
    in.get(guest.format);
    in.get_each(guest.nodes, kText + 4 + 64 + 1, [&](model::GuestNode& node) {
        std::int32_t parent = -1;
        std::uint8_t is_joint = 0;
        in.get(node.name);
        in.get(parent);
        in.get(node.local);
        in.get(is_joint);
        node.parent = parent;
        node.is_joint = is_joint != 0;
    });
    in.get_list(guest.skin_joints);
    in.get_each(guest.meshes, 4 + 3 * kText, [&](model::Mesh& mesh) { read_mesh(in, mesh); });
    in.get_each(guest.materials, kText + 16, [&](model::GuestMaterial& material) {
        in.get(material.name);
        in.get(material.colour);
    });
    in.get_each(guest.animations, 2 * kText + 8,
                [&](model::GuestAnimation& animation) { read_animation(in, animation); });
    std::int32_t skins = 0;
    in.get(skins);
    guest.skins = skins;
    in.get(guest.bounds_min);
    in.get(guest.bounds_max);
    in.get_each(guest.warnings, kText, [&](std::string& warning) { in.get(warning); });
}

}  // namespace

std::vector<std::uint8_t> write_wire(const Result<GuestModel>& guest) {
    Writer out;
    out.put(kMagic);
    out.put(kVersion);
    out.put(static_cast<std::uint8_t>(guest.ok() ? 1 : 0));
    if (guest.ok()) {
        write_model(out, *guest);
    } else {
        out.put(static_cast<std::int32_t>(guest.error().code));
        out.put(guest.error().sentence);
        out.put(guest.error().place.file);
    }
    return out.take();
}

Result<GuestModel> read_wire(std::span<const std::uint8_t> bytes) {
    const Error broken{ErrorCode::BadFormat,
                       "reading it ended in a way that cannot be trusted; export it again, best as "
                       ".glb",
                       {}};
    Reader in{bytes};
    std::uint32_t magic = 0, version = 0;
    std::uint8_t is_model = 0;
    in.get(magic);
    in.get(version);
    in.get(is_model);
    if (!in.is_sound() || magic != kMagic || version != kVersion) {
        return broken;
    }
    if (is_model != 0) {
        GuestModel guest;
        read_model(in, guest);
        return in.is_done() ? Result<GuestModel>{std::move(guest)} : Result<GuestModel>{broken};
    }
    std::int32_t code = 0;
    Error error;
    in.get(code);
    in.get(error.sentence);
    in.get(error.place.file);
    if (!in.is_done() || error.sentence.empty() || code < 0 ||
        code > static_cast<std::int32_t>(ErrorCode::NoGraphics)) {
        return broken;
    }
    error.code = static_cast<ErrorCode>(code);
    return error;
}

}  // namespace jw::import
