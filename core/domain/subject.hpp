#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// What a visit can be about: a catalogue entry with its authority, its law and what it needs.
struct SubjectEntity : registry::Entity {
    SubjectEntity();

    registry::Field<std::string> code;
    registry::Field<std::string> label_da;
    registry::Field<std::string> label_en;
    registry::Field<std::string> kle;
    registry::Field<std::string> authority;
    registry::Field<std::string> law;
    registry::Field<registry::Choice> usual_handling;
    registry::SetField<registry::Choice> allowed_modes;
    registry::Field<bool> acute;
    registry::SetField<std::string> documents;
    registry::Field<std::string> support_phone;
    registry::Field<std::string> explanation;
};

[[nodiscard]] const SubjectEntity& subject();

} // namespace b2go::domain
