#include "domain/attachment.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "base/limits.hpp"
#include "domain/append_only.hpp"
#include "domain/record_view.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

constexpr std::size_t kSha256Digits = 64;

bool is_sha256(const std::string& text) {
    return text.size() == kSha256Digits && std::ranges::all_of(text, [](char digit) {
               return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
           });
}

void check_attachment(const Object& object, const Object* before, const Surroundings& /*around*/,
                      Findings& findings) {
    if (const auto hash = object.get(attachment().sha256); hash && !is_sha256(*hash)) {
        findings.error("sha256",
                       {"Skriv 64 cifre af 0-9 og a-f.", "Write 64 digits of 0-9 and a-f."});
    }
    refuse_rewriting(attachment(), object, before,
                     {"Et bilag ændres ikke. Slet det, og vedhæft det rigtige.",
                      "An attachment is not changed. Delete it and attach the right one."},
                     findings);
}

} // namespace

AttachmentEntity::AttachmentEntity()
    : Entity(types::kAttachment, "attachment", {"Bilag", "Attachment"},
             {ScopeRule::Kind::follow, {13}}, Roles::team()) {
    sha256 = line(10, "sha256", {"Fingeraftryk (SHA-256)", "Fingerprint (SHA-256)"},
                  {.rule = Rule::once(), .projected = true});
    media_type = line(11, "media_type", {"Filtype", "Media type"}, {.rule = Rule::once()});
    size = number(12, "size", {"Størrelse i byte", "Size in bytes"}, 0, limits::kAttachmentBytes,
                  {.rule = Rule::once()});
    matter = reference<Matter>(13, "matter", {"Sag", "Matter"}, types::kMatter,
                               {.rule = Rule::once(), .projected = true});
    set_check(check_attachment);
}

const AttachmentEntity& attachment() {
    static const AttachmentEntity entity;
    return entity;
}

std::optional<Content> content_of(const registry::Object& object) {
    if (object.type != types::kAttachment) {
        return std::nullopt;
    }
    const auto hash = object.get(attachment().sha256);
    const std::int64_t size = object.get(attachment().size).value_or(0);
    const auto bytes = hash && is_sha256(*hash) ? base::from_hex(*hash) : std::nullopt;
    const bool is_whole = bytes && size > 0 && size <= limits::kAttachmentBytes;
    return is_whole ? std::optional(Content{*bytes, size}) : std::nullopt;
}

std::optional<Content> content_of(const record::RecordState& state) {
    return state.type == types::kAttachment ? content_of(object_of(state)) : std::nullopt;
}

} // namespace b2go::domain
