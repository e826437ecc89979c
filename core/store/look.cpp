#include "store/look.hpp"

#include <set>
#include <variant>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "domain/record_view.hpp"
#include "domain/registry.hpp"
#include "merge/effective.hpp"
#include "store/record_flags.hpp"

namespace b2go::store {

namespace {

void add_text(std::set<std::string>& words, std::string_view text) {
    for (std::string& word : base::search_words(text)) {
        words.insert(std::move(word));
    }
}

void add_value(std::set<std::string>& words, const record::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        add_text(words, *text);
    } else if (const auto* group = std::get_if<record::Group>(&value)) {
        for (const auto& [number, part] : *group) {
            if (const auto* part_text = std::get_if<std::string>(&part)) {
                add_text(words, *part_text);
            }
        }
    }
}

} // namespace

std::string words_of(const registry::Entity& entity, const registry::Object& object) {
    std::set<std::string> words;
    for (const registry::FieldDecl& field : entity.fields()) {
        if (!field.traits.searched) {
            continue;
        }
        if (const auto at = object.fields.plain.find(field.number);
            at != object.fields.plain.end()) {
            add_value(words, at->second);
        }
        const auto set = object.fields.sets.find(field.number);
        if (set != object.fields.sets.end() && field.kind != registry::Kind::reference) {
            for (const std::string& element : set->second) {
                add_text(words, element);
            }
        }
    }
    std::string joined;
    for (const std::string& word : words) {
        joined += joined.empty() ? "" : " ";
        joined += word;
    }
    return joined;
}

std::int64_t hash_of_words(std::string_view words) {
    if (words.empty()) {
        return 0;
    }
    const base::Hash hash = base::blake2b({base::as_bytes(words)});
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i) {
        number = (number << 8U) | std::to_integer<std::uint64_t>(hash[i]);
    }
    return static_cast<std::int64_t>(number == 0 ? 1 : number);
}

Look look_of(const record::RecordState& state) {
    Look look;
    look.entity = domain::registry().find(state.type);
    const merge::Life life = merge::life(state);
    if (life == merge::Life::deleted) {
        look.flags = record_flags::kDeleted;
        return look;
    }
    if (life == merge::Life::disputed) {
        look.flags |= record_flags::kDisputed;
    }
    if (!domain::conflicts_of(state).empty()) {
        look.flags |= record_flags::kConflict;
    }
    if (look.entity != nullptr) {
        look.object = domain::object_of(state);
        look.words = words_of(*look.entity, look.object);
        look.words_hash = hash_of_words(look.words);
    }
    return look;
}

} // namespace b2go::store
