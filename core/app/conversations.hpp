#pragma once

#include <string>
#include <vector>

#include "app/save_record.hpp"

namespace b2go::app {

/// Something agreed in a conversation that somebody must do.
struct Agreement {
    std::string what;
    base::Date due;
    base::AnyId owner;
};

/// Records a dialogue and makes each agreement a follow-up that hangs on it, all or nothing.
base::Outcome<std::vector<Saved>> record_dialogue(Workspace& workspace, registry::Object dialogue,
                                                  const std::vector<Agreement>& agreements);

/// Notes are never edited: a correction is a new note, about the same, that names the old one.
base::Outcome<Saved> correct_note(Workspace& workspace, base::AnyId note, const std::string& text);

} // namespace b2go::app
