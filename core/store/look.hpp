#pragma once

#include <cstdint>
#include <string>

#include "record/state.hpp"
#include "registry/entity.hpp"

namespace b2go::store {

/// What a record looks like to lists and searches; a pure function of its state.
struct Look {
    unsigned flags = 0;                       ///< kDeleted, kConflict, kDisputed
    const registry::Entity* entity = nullptr; ///< null for a type this version does not know
    registry::Object object;                  ///< empty while deleted
    std::string words;                        ///< what it is found by, folded; empty while deleted
    std::int64_t words_hash = 0;              ///< 0 for no words
};
[[nodiscard]] Look look_of(const record::RecordState& state);

/// The words of an object's searched fields: each once, sorted, separated by spaces.
[[nodiscard]] std::string words_of(const registry::Entity& entity, const registry::Object& object);
[[nodiscard]] std::int64_t hash_of_words(std::string_view words);

} // namespace b2go::store
