#pragma once

#include "base/outcome.hpp"
#include "sync/client/session.hpp"
#include "ui_imgui/screens/state.hpp"
#include <exception>

/// What the store and the sync say, in the window's words.
namespace b2go::platform {

[[nodiscard]] screens::Receipt receipt_of(const sync::pb::Receipt& receipt);
/// Nothing if none was kept yet. Throws Fault{corrupt} if it cannot be read.
[[nodiscard]] std::optional<screens::Receipt> receipt_of(const std::string& stored);
[[nodiscard]] screens::SyncSummary summary_of(const sync::SyncReport& report);
/// A fault as something a person can be told.
[[nodiscard]] base::Rejection rejection_of(const base::Fault& fault);

/// What no part of the program should have thrown. Its own text names no person.
[[nodiscard]] base::Rejection unexpected(const std::exception& error);

} // namespace b2go::platform
