#include "app/attachments.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "domain/attachment.hpp"
#include "domain/record_view.hpp"

namespace b2go::app {

using base::Outcome;
using base::Refusal;
using domain::attachment;

namespace {

constexpr std::int64_t kMebibyte = std::int64_t{1024} * 1024;

tl::unexpected<base::Rejection> refused(Refusal kind, const base::Label& why) {
    return base::refuse(kind, why, {{"content", why}});
}

Outcome<void> check_size(const Workspace& workspace, std::size_t size) {
    if (size == 0) {
        return refused(Refusal::invalid, {"Filen er tom. Intet er vedhæftet.",
                                          "The file is empty. Nothing was attached."});
    }
    if (std::cmp_greater(size, limits::kAttachmentBytes)) {
        const std::string most = std::to_string(limits::kAttachmentBytes / kMebibyte);
        return refused(Refusal::invalid,
                       {"Filen er for stor: et bilag er på højst " + most +
                            " MiB. Intet er vedhæftet. Del den, eller gem den mindre.",
                        "The file is too large: an attachment has at most " + most +
                            " MiB. Nothing was attached. Split it, or save it smaller."});
    }
    const std::int64_t waiting = workspace.store().blob_counts().unsent_bytes;
    if (waiting + static_cast<std::int64_t>(size) > limits::kUnsentAttachmentBytes) {
        return refused(Refusal::not_allowed,
                       {"Der venter for mange bilag på at blive sendt. Intet er vedhæftet. "
                        "Synkronisér tabletten først.",
                        "Too many attachments wait to be sent. Nothing was attached. Sync the "
                        "tablet first."});
    }
    return {};
}

std::string hash_of(const store::Store& store, const store::BlobName& name) {
    base::Sha256 hash;
    for (std::int64_t start = 0; start < name.size; start += limits::kPieceBytes) {
        hash.add(base::as_bytes(store.piece(name, start)));
    }
    return std::string(base::as_chars(hash.finish()));
}

/// All of it, and nothing else: pieces of it may have been fetched already, and not be right.
void keep(store::Store& store, const store::BlobName& name, std::string_view content) {
    for (int tries = 1;; ++tries) {
        const auto known = store.find_blob(name);
        if (known && known->is_whole) {
            return;
        }
        base::require(tries <= 2, "pieces of a content make its hash");
        std::int64_t here = known ? known->here : 0;
        while (here < name.size) {
            const auto piece = content.substr(static_cast<std::size_t>(here),
                                              static_cast<std::size_t>(limits::kPieceBytes));
            here = store.add_piece(name, here, piece);
        }
        store.judge_blob(name, hash_of(store, name) == name.sha256);
    }
}

std::optional<store::BlobName> name_in(const record::RecordState& state) {
    const auto content = domain::content_of(state);
    return content ? std::optional(
                         store::BlobName{state.scope.encode(), content->sha256, content->size})
                   : std::nullopt;
}

tl::unexpected<base::Rejection> not_here(const ContentState& state) {
    const std::string amount =
        std::to_string(state.here) + "/" + std::to_string(state.size) + " byte";
    return base::refuse(
        Refusal::not_found,
        {"Bilagets indhold er ikke kommet frem til tabletten endnu (" + amount +
             "). Oplysningerne om det er her. Synkronisér, når der er net; er det stadig ikke "
             "kommet, er det ikke sendt fra den tablet, det blev vedhæftet på.",
         "The attachment's content has not come to this tablet yet (" + amount +
             "). What is known of it is here. Sync when there is a network; if it still has not "
             "come, it has not been sent by the tablet it was attached on."},
        {{"content", {"Ikke kommet endnu.", "Not here yet."}}});
}

} // namespace

Outcome<Saved> attach(Workspace& workspace, const NewAttachment& given) {
    if (auto fits = check_size(workspace, given.content.size()); !fits) {
        return tl::unexpected(std::move(fits.error()));
    }
    base::Sha256 hash;
    hash.add(base::as_bytes(given.content));
    const base::Hash sha256 = hash.finish();
    const auto size = static_cast<std::int64_t>(given.content.size());
    registry::Object object = attachment()
                                  .make(workspace.new_id())
                                  .set(attachment().sha256, base::to_hex(sha256))
                                  .set(attachment().media_type, given.media_type)
                                  .set(attachment().size, size);
    if (given.matter) {
        object.set(attachment().matter, domain::MatterId(*given.matter));
    }
    const auto scope = scope_if_created(workspace, object);
    if (!scope) {
        return tl::unexpected(scope.error());
    }
    keep(workspace.store(), {scope->encode(), std::string(base::as_chars(sha256)), size},
         given.content);
    return create(workspace, std::move(object));
}

std::optional<ContentState> content_state(const Workspace& workspace,
                                          const record::RecordState& state) {
    if (state.type != attachment().number()) {
        return std::nullopt;
    }
    const auto name = name_in(state);
    const auto blob = name ? workspace.store().find_blob(*name) : std::nullopt;
    if (!blob) {
        return ContentState{name ? name->size : 0, 0, false, false};
    }
    return ContentState{blob->name.size, blob->here, blob->is_whole, blob->is_confirmed};
}

nlohmann::ordered_json content_state_to_json(const ContentState& state) {
    return {{"size", state.size},
            {"here", state.here},
            {"whole", state.is_whole},
            {"at_central", state.is_at_central}};
}

Outcome<std::string> take_out(Workspace& workspace, base::AnyId id) {
    const auto state = held_record(workspace, id);
    if (!state) {
        return tl::unexpected(state.error());
    }
    const auto content = content_state(workspace, *state);
    if (!content) {
        return base::refuse(Refusal::invalid,
                            {"Posten er ikke et bilag.", "The record is no attachment."},
                            {{"id", {"Ikke et bilag.", "Not an attachment."}}});
    }
    const auto name = name_in(*state);
    if (!content->is_whole || !name) {
        return not_here(*content);
    }
    workspace.store().audit({"export", id, "attachment"});
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(name->size));
    for (std::int64_t start = 0; start < name->size; start += limits::kPieceBytes) {
        bytes += workspace.store().piece(*name, start);
    }
    base::Sha256 hash;
    hash.add(base::as_bytes(bytes));
    if (base::as_chars(hash.finish()) != name->sha256) {
        throw base::Fault(base::FaultCode::corrupt,
                          "the content of attachment " + id.text() + " is not what was kept");
    }
    return bytes;
}

std::string media_type_of(std::string_view file_name) {
    struct Known {
        std::string_view ending;
        std::string_view type;
    };
    constexpr std::array<Known, 12> known{{{"pdf", "application/pdf"},
                                           {"jpg", "image/jpeg"},
                                           {"jpeg", "image/jpeg"},
                                           {"png", "image/png"},
                                           {"heic", "image/heic"},
                                           {"tif", "image/tiff"},
                                           {"tiff", "image/tiff"},
                                           {"webp", "image/webp"},
                                           {"txt", "text/plain"},
                                           {"m4a", "audio/mp4"},
                                           {"mp3", "audio/mpeg"},
                                           {"ics", "text/calendar"}}};
    const auto dot = file_name.rfind('.');
    std::string ending(dot == std::string_view::npos ? "" : file_name.substr(dot + 1));
    std::ranges::transform(ending, ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    const auto at = std::ranges::find(known, std::string_view(ending), &Known::ending);
    return std::string(at == known.end() ? "application/octet-stream" : at->type);
}

} // namespace b2go::app
