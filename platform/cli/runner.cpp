#include "platform/cli/runner.hpp"

#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::platform {

using base::Outcome;

namespace {

/// Empty if there is no such text; commands that need it say so.
std::string text_in(const Json& command, const char* part) {
    const auto at = command.is_object() ? command.find(part) : command.end();
    return at != command.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// Puts ids in place of "$name", at any depth.
void substitute(Json& json, const std::map<std::string, std::string>& names) {
    if (json.is_string()) {
        const auto& text = json.get_ref<const std::string&>();
        if (text.starts_with('$')) {
            if (const auto at = names.find(text.substr(1)); at != names.end()) {
                json = at->second;
            }
        }
    } else if (json.is_structured()) {
        for (Json& item : json) {
            substitute(item, names);
        }
    }
}

Json receipt_json(const sync::pb::Receipt& receipt) {
    return {{"device", receipt.device()},
            {"last_seq", receipt.last_seq()},
            {"chain", base::to_hex(base::as_bytes(receipt.chain()))},
            {"time", base::Instant{receipt.time_ms()}.text()},
            {"signature", base::to_hex(base::as_bytes(receipt.signature()))},
            {"epoch", receipt.epoch()},
            {"backed_up_seq", receipt.backed_up_seq()}};
}

} // namespace

Outcome<Json> Runner::sync() {
    return tablet_.sync().map([this](const sync::SyncReport& report) {
        const store::Counts counts = tablet_.store().run(
            store::Priority::person, [](const store::Store& store) { return store.counts(); });
        Json verdicts = Json::object();
        for (const auto& [name, count] : report.verdicts) {
            verdicts[name] = count;
        }
        Json notes = Json::array();
        for (const base::Label& note : report.notes) {
            notes.push_back({{"da", note.da}, {"en", note.en}});
        }
        return Json{{"pushed", report.pushed},         {"pulled", report.pulled},
                    {"verdicts", std::move(verdicts)}, {"receipt", receipt_json(report.receipt)},
                    {"requests", report.requests},     {"bytes_out", report.bytes_out},
                    {"bytes_in", report.bytes_in},     {"quarantined", counts.quarantined},
                    {"sent_again", report.sent_again}, {"former_device", report.former_device},
                    {"notes", std::move(notes)}};
    });
}

Outcome<Json> Runner::with_receipt(Json status) {
    const std::string bytes = tablet_.store().run(
        store::Priority::person, [](store::Store& store) { return store.receipt(); });
    sync::pb::Receipt receipt;
    if (!bytes.empty()) {
        if (!receipt.ParseFromString(bytes)) {
            throw base::Fault(base::FaultCode::corrupt, "the stored receipt cannot be read");
        }
        status["receipt"] = receipt_json(receipt);
    }
    return status;
}

Outcome<Json> Runner::run(Json command) {
    std::string name;
    if (command.is_object()) {
        name = text_in(command, "as");
        substitute(command, names_);
    }
    const std::string cmd = text_in(command, "cmd");
    if (cmd == "sync") {
        return sync();
    }
    auto result = tablet_.store().run(store::Priority::person, [&](store::Store& store) {
        app::Workspace workspace(store, random_);
        return app::run_command(workspace, command);
    });
    if (result && !name.empty() && result->contains("id")) {
        names_[name] = (*result)["id"].get<std::string>();
    }
    if (result && cmd == "status") {
        return with_receipt(std::move(*result));
    }
    return result;
}

} // namespace b2go::platform
