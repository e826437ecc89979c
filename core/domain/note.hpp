#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// What somebody observed. Written once: a correction is a new note that names the old one.
struct NoteEntity : registry::Entity {
    NoteEntity();

    registry::Field<base::Id<AnyRecord>> about;
    registry::Field<std::string> text;
    registry::Field<std::string> assessment;
    registry::Field<base::Instant> observed;
    registry::Field<base::Instant> written;
    registry::Field<base::Id<Staff>> author;
    registry::Field<base::Id<Note>> corrects;
};

[[nodiscard]] const NoteEntity& note();

} // namespace b2go::domain
