#include "session/search_hits.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace jw::session {
namespace {

using Kind = SearchHit::Kind;

/// Lower case; everything that is neither letter nor digit parts words.
std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (std::isalnum(byte) != 0 || byte >= 0x80) {
            words.back() += static_cast<char>(std::tolower(byte));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

bool has_all(const std::vector<std::string>& query, const std::vector<std::string>& words) {
    return std::all_of(query.begin(), query.end(), [&](const std::string& wanted) {
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return word.starts_with(wanted); });
    });
}

/// 0 the name itself, 1 a name that begins with the query, 2 all its words somewhere; more: no hit.
int rank_name(const std::vector<std::string>& query, std::string_view name) {
    constexpr int kNone = 9;
    const std::vector<std::string> words = split_words(name);
    if (!has_all(query, words)) {
        return kNone;
    }
    if (words == query) {
        return 0;
    }
    return words.front().starts_with(query.front()) ? 1 : 2;
}

class Finder {
  public:
    Finder(const Session& session, std::string_view query)
        : session_{session}, query_{split_words(query)} {}

    std::vector<SearchHit> run(std::size_t most) {
        if (query_.empty()) {
            return {};
        }
        find_words();
        find_groups();
        find_movements();
        find_claims();
        find_structures();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
        std::vector<SearchHit> hits;
        std::set<std::string> titles;
        for (Ranked& ranked : found_) {
            // A group that people's words name already is not listed again.
            const bool is_new =
                ranked.hit.kind != Kind::Group || titles.insert(ranked.hit.title).second;
            if (is_new && hits.size() < most) {
                hits.push_back(std::move(ranked.hit));
            }
        }
        return hits;
    }

  private:
    struct Ranked {
        int rank = 0;
        SearchHit hit;
    };

    /// The best of several names; nothing is added where none fits.
    void add(std::initializer_list<std::string_view> names, SearchHit hit) {
        int rank = 9;
        for (const std::string_view name : names) {
            rank = std::min(rank, rank_name(query_, name));
        }
        if (rank <= 2) {
            found_.push_back({rank, std::move(hit)});
        }
    }

    static std::vector<Command> look_at(const std::vector<std::string>& ids) {
        std::string text;
        for (const std::string& id : ids) {
            text += (text.empty() ? "" : " ") + id;
        }
        return {{Action::LookAt, text, {}}};
    }

    void find_words() {
        if (session_.search_words() == nullptr) {
            return;
        }
        for (const content::SearchWord& word : *session_.search_words()) {
            for (const std::string& says : word.says) {
                if (rank_name(query_, says) > 2) {
                    continue;
                }
                if (!word.parts.empty()) {
                    add({says}, {Kind::Group, word.says.front(), "", model::Side::None,
                                 look_at(word.parts)});
                }
                add_movements_of(word, says);
                break;
            }
        }
    }

    void add_movements_of(const content::SearchWord& word, std::string_view says) {
        for (const std::string& id : word.movements) {
            for (const model::Movement& movement : session_.movements()) {
                if (movement.id == id) {
                    add({says}, {Kind::Movement,
                                 movement.name,
                                 word.says.front(),
                                 model::Side::None,
                                 {{Action::SetMovement, id, {}}}});
                }
            }
        }
    }

    void find_groups() {
        std::set<std::string> seen;
        for (const model::Muscle& muscle : session_.model().body.muscles) {
            if (muscle.group.empty() || !seen.insert(muscle.group).second) {
                continue;
            }
            std::vector<std::string> ids;
            for (const model::Muscle& other : session_.model().body.muscles) {
                if (other.group == muscle.group) {
                    ids.push_back(other.id);
                }
            }
            add({muscle.group}, {Kind::Group, muscle.group, "", model::Side::None, look_at(ids)});
        }
    }

    void find_movements() {
        for (const model::Movement& movement : session_.movements()) {
            const Command start{Action::SetMovement, movement.id, {}};
            add({movement.name, movement.position},
                {Kind::Movement, movement.name, movement.position, model::Side::None, {start}});
            for (std::size_t i = 1; i < movement.variants.size(); ++i) {
                const model::Variant& fault = movement.variants[i];
                add({fault.name, fault.what}, {Kind::Fault,
                                               fault.name,
                                               movement.name,
                                               model::Side::None,
                                               {start, {Action::SetVariant, fault.id, {}}}});
            }
        }
    }

    void find_claims() {
        if (session_.claims() == nullptr) {
            return;
        }
        for (const content::Claim& claim : *session_.claims()) {
            add({claim.says}, {Kind::Claim,
                               claim.says,
                               "",
                               model::Side::None,
                               {{Action::ShowClaim, claim.id, {}}}});
        }
    }

    void find_structures() {
        const model::Body& body = session_.model().body;
        for (const model::Bone& bone : body.bones) {
            if (bone.has_mesh) {
                add({bone.english, bone.latin, bone.plain, bone.id},
                    {Kind::Bone, bone.english, bone.latin, bone.side, look_at({bone.id})});
            }
        }
        for (const model::Muscle& muscle : body.muscles) {
            if (muscle.has_mesh) {
                add({muscle.english, muscle.latin, muscle.plain},
                    {Kind::Muscle, muscle.english, muscle.latin, muscle.side,
                     look_at({muscle.id})});
            }
        }
    }

    const Session& session_;
    std::vector<std::string> query_;
    std::vector<Ranked> found_;
};

}  // namespace

bool fits_query(std::string_view query, std::string_view text) {
    return has_all(split_words(query), split_words(text));
}

std::vector<SearchHit> find_hits(const Session& session, std::string_view query, std::size_t most) {
    return Finder{session, query}.run(most);
}

}  // namespace jw::session
