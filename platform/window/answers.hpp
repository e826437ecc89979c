#pragma once

#include <exception>

#include "base/outcome.hpp"
#include "sync/client/session.hpp"
#include "ui_imgui/screens/state.hpp"

/// What the store and the sync say, in the window's words.
namespace b2go::platform {

[[nodiscard]] screens::Receipt receipt_of(const sync::pb::Receipt& receipt);
/// Nothing if none was kept yet. Throws Fault{corrupt} if it cannot be read.
[[nodiscard]] std::optional<screens::Receipt> receipt_of(const std::string& stored);
[[nodiscard]] screens::SyncSummary summary_of(const sync::SyncReport& report);
/// What was thrown as something a person can be told: a fault in its own words; anything else is a
/// fault of the program, whose text could hold what somebody wrote and is not shown.
[[nodiscard]] base::Rejection rejection_of(const std::exception& thrown);

} // namespace b2go::platform
