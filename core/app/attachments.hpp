#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "app/save_record.hpp"

namespace b2go::app {

/// A document to be kept with a matter, or with the team's own.
struct NewAttachment {
    std::string_view content;
    std::string media_type; ///< as in MIME
    std::optional<base::AnyId> matter;
};

/// Keeps the content and makes its record: both are there when this returns. Written piece by
/// piece, so that no single write is long; what a power cut leaves of it is taken away later.
/// Refused for an empty document, one beyond limits::kAttachmentBytes, and while too much waits to
/// be sent.
base::Outcome<Saved> attach(Workspace& workspace, const NewAttachment& given);

/// How much of an attachment's content is here.
struct ContentState {
    std::int64_t size = 0; ///< bytes; 0 if the record names none
    std::int64_t here = 0;
    bool is_whole = false; ///< all of it, and it has the hash
    bool is_at_central = false;
};
/// Nothing for another record.
[[nodiscard]] std::optional<ContentState> content_state(const Workspace& workspace,
                                                        const record::RecordState& state);
[[nodiscard]] nlohmann::ordered_json content_state_to_json(const ContentState& state);

/// The content of an attachment, to be taken out of the store: written to the audit first. Refused
/// with `not_found` while not all of it is here.
base::Outcome<std::string> take_out(Workspace& workspace, base::AnyId id);

/// By the end of a file's name; application/octet-stream where it tells nothing.
[[nodiscard]] std::string media_type_of(std::string_view file_name);

} // namespace b2go::app
