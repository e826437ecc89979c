#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

struct SyncProgressView {
    std::string label; ///< `Sender ændringer`
    std::string count; ///< `34 af 120`
    float share = -1;  ///< 0 to 1; less than 0 when nobody knows
    Action cancel;
};

/// Synk.: what waits, what is going on, what the central said, and the receipt.
struct SyncView {
    std::string summary; ///< what is safe, in one sentence
    kit::Tone tone = kit::Tone::ok;
    std::vector<Fact> standing; ///< unsent, open promises, to decide, set apart
    std::string standing_heading;
    std::optional<SyncProgressView> progress;
    std::string drafts_heading;
    std::vector<RowView> drafts;    ///< not saved, so not sent; leads back to them
    std::vector<std::string> notes; ///< what the last sync had to heal
    std::string problem;            ///< why the last sync ended early; empty if it did not
    std::string result_heading;
    std::vector<Fact> result;
    std::vector<Pill> verdicts;
    std::string receipt_heading;
    std::vector<Fact> receipt;
    std::string receipt_explained;
    EmptyView no_receipt;
    std::optional<Action> conflicts;
    std::vector<Action> actions;
};

[[nodiscard]] SyncView make_sync_view(const State& state);

} // namespace b2go::screens
