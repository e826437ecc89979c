#include "platform/cli/runner.hpp"

#include "app/attachments.hpp"
#include "app/commands.hpp"
#include "app/past_change.hpp"
#include "app/workspace.hpp"
#include "domain/record_view.hpp"
#include "domain/staff.hpp"
#include "domain/types.hpp"
#include "platform/attachment_file.hpp"
#include "platform/stick_file.hpp"
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

store::Verdict verdict_of(sync::pb::VerdictKind kind) {
    switch (kind) {
    case sync::pb::APPLIED:
        return store::Verdict::applied;
    case sync::pb::CONCURRENT:
        return store::Verdict::concurrent;
    case sync::pb::CONFLICT:
        return store::Verdict::conflict;
    case sync::pb::DUPLICATE:
        return store::Verdict::duplicate;
    case sync::pb::GONE:
        return store::Verdict::gone;
    case sync::pb::QUARANTINED:
        return store::Verdict::quarantined;
    default:
        return store::Verdict::none;
    }
}

app::PastChange past_change_of(const sync::pb::PastChange& message) {
    app::PastChange past;
    past.dot = {message.device(), message.seq(), message.tag()};
    past.verdict = store::name(verdict_of(message.verdict()));
    past.reason = {message.reason_da(), message.reason_en()};
    past.change = record::decode_change(message.change());
    past.discarded = message.discarded();
    if (message.first_seq() != 0) {
        past.first = record::Dot{message.first_device(), message.first_seq(), message.first_tag()};
    }
    return past;
}

/// Empty for somebody this tablet does not know.
std::string staff_name(const store::Store& store, base::AnyId id) {
    const auto state = store.find(id);
    return state && state->type == domain::types::kStaff
               ? domain::object_of(*state).get(domain::staff().display_name).value_or("")
               : std::string();
}

Outcome<base::AnyId> id_in(const Json& command, const char* part) {
    const auto id = base::AnyId::parse(text_in(command, part));
    if (!id) {
        return base::refuse(base::Refusal::invalid,
                            {"Id'et er ikke et gyldigt id. Intet er ændret.",
                             "The id is not a valid id. Nothing was changed."},
                            {{part, {"Ugyldigt id.", "Not a valid id."}}});
    }
    return *id;
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

Json Runner::report_of(const sync::SyncReport& report) {
    store::Counts counts;
    store::BlobCounts blobs;
    tablet_.store().run(store::Priority::person, [&](const store::Store& store) {
        counts = store.counts();
        blobs = store.blob_counts();
    });
    Json verdicts = Json::object();
    for (const auto& [name, count] : report.verdicts) {
        verdicts[name] = count;
    }
    Json notes = Json::array();
    for (const base::Label& note : report.notes) {
        notes.push_back({{"da", note.da}, {"en", note.en}});
    }
    return {{"pushed", report.pushed},
            {"pulled", report.pulled},
            {"verdicts", std::move(verdicts)},
            {"receipt", receipt_json(report.receipt)},
            {"requests", report.requests},
            {"bytes_out", report.bytes_out},
            {"bytes_in", report.bytes_in},
            {"quarantined", counts.quarantined},
            {"sent_again", report.sent_again},
            {"former_device", report.former_device},
            {"notes", std::move(notes)},
            {"attachments_sent", report.attachments_sent},
            {"attachments_fetched", report.attachments_fetched},
            {"attachments_unsent", blobs.unsent},
            {"attachments_missing", blobs.missing}};
}

Outcome<Json> Runner::sync(const Json& command) {
    if (const std::string file = text_in(command, "bundle_out"); !file.empty()) {
        return bundle_out(file);
    }
    const auto report = [this](const sync::SyncReport& done) { return report_of(done); };
    if (const std::string file = text_in(command, "bundle_in"); !file.empty()) {
        return read_stick_file(file)
            .and_then([this](const std::string& bytes) { return tablet_.read_bundle(bytes); })
            .map(report);
    }
    return tablet_.sync().map(report);
}

/// Nothing has been sent until its answer is read in.
Outcome<Json> Runner::bundle_out(const std::string& file) {
    const TargetRules rules = stick_file_rules(tablet_.folder());
    if (const auto allowed = may_write_given_file(file, rules); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const auto bundle = tablet_.write_bundle();
    if (!bundle) {
        return tl::unexpected(bundle.error());
    }
    if (const auto written = write_given_file(file, bundle->file, rules); !written) {
        return tl::unexpected(written.error());
    }
    return with_receipt({{"pushed", 0},
                         {"pulled", 0},
                         {"verdicts", Json::object()},
                         {"receipt", nullptr},
                         {"bundled", bundle->changes},
                         {"left", bundle->left}});
}

Outcome<Json> Runner::history(const Json& command) {
    const auto id = id_in(command, "id");
    if (!id) {
        return tl::unexpected(id.error());
    }
    const auto changes = tablet_.history(*id);
    if (!changes) {
        return tl::unexpected(changes.error());
    }
    return tablet_.store().run(store::Priority::person, [&](const store::Store& store) {
        Json rows = Json::array();
        for (const sync::pb::PastChange& each : *changes) {
            app::PastChange past = past_change_of(each);
            if (past.change) {
                past.author = staff_name(store, past.change->author);
            }
            rows.push_back(app::past_change_to_json(past, base::Language::danish));
        }
        return rows;
    });
}

Outcome<Json> Runner::attach(const Json& command) {
    const std::string file = text_in(command, "file");
    const auto content = read_attachment(file);
    if (!content) {
        return tl::unexpected(content.error());
    }
    app::NewAttachment attachment{*content, text_in(command, "media_type"), std::nullopt};
    if (attachment.media_type.empty()) {
        attachment.media_type = app::media_type_of(file);
    }
    if (command.contains("matter")) {
        const auto matter = id_in(command, "matter");
        if (!matter) {
            return tl::unexpected(matter.error());
        }
        attachment.matter = *matter;
    }
    return tablet_.store().run(store::Priority::person, [&](store::Store& store) -> Outcome<Json> {
        app::Workspace workspace(store, random_);
        return app::attach(workspace, attachment).map([&](const app::Saved& saved) -> Json {
            return {{"id", saved.id.text()},
                    {"seq", saved.seq},
                    {"media_type", attachment.media_type},
                    {"size", content->size()}};
        });
    });
}

Outcome<std::string> Runner::content_of(base::AnyId attachment) {
    return tablet_.store().run(store::Priority::person, [&](store::Store& store) {
        app::Workspace workspace(store, random_);
        return app::take_out(workspace, attachment);
    });
}

/// What has not come yet is fetched, if there is a network.
Outcome<Json> Runner::save_out(const Json& command) {
    const auto id = id_in(command, "id");
    if (!id) {
        return tl::unexpected(id.error());
    }
    const std::string file = text_in(command, "file");
    const TargetRules rules = attachment_file_rules(tablet_.folder());
    if (auto allowed = may_write_given_file(file, rules); !allowed) {
        return tl::unexpected(std::move(allowed.error()));
    }
    auto content = content_of(*id);
    const bool is_missing = !content && content.error().kind == base::Refusal::not_found &&
                            content.error().fields.front().field == "content";
    if (is_missing) {
        if (auto fetched = tablet_.fetch(*id); !fetched) {
            return tl::unexpected(std::move(fetched.error()));
        }
        content = content_of(*id);
    }
    if (!content) {
        return tl::unexpected(content.error());
    }
    if (auto written = write_given_file(file, *content, rules); !written) {
        return tl::unexpected(std::move(written.error()));
    }
    return Json{{"id", id->text()}, {"file", file}, {"size", content->size()}};
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
    try {
        return carry_out(std::move(command));
    } catch (const base::Fault& fault) {
        (void)tablet_.make_room_after(fault);
        throw;
    }
}

Outcome<Json> Runner::carry_out(Json command) {
    std::string name;
    if (command.is_object()) {
        name = text_in(command, "as");
        substitute(command, names_);
    }
    const std::string cmd = text_in(command, "cmd");
    if (cmd == "sync") {
        return sync(command);
    }
    if (cmd == "history") {
        return history(command);
    }
    if (cmd == "save-out") {
        return save_out(command);
    }
    auto result = cmd == "attach"
                      ? attach(command)
                      : tablet_.store().run(store::Priority::person, [&](store::Store& store) {
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
