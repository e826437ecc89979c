#include "platform/stick_file.hpp"

#include <system_error>

#include "base/limits.hpp"
#include "platform/files.hpp"
#include "sync/protocol/bundle.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

namespace {

tl::unexpected<base::Rejection> refused(const fs::path& path, const std::string& da,
                                        const std::string& en) {
    const base::Label message{path.string() + da + " Intet er ændret.",
                              path.string() + en + " Nothing was changed."};
    return base::refuse(base::Refusal::invalid, message, {{"FILE", message}});
}

} // namespace

base::Outcome<std::string> read_stick_file(const fs::path& path) {
    auto bytes = read_named_file(path, limits::kBundleBytes);
    if (!bytes) {
        return refused(path, " kan ikke læses eller er for stor. Sidder nøglen i?",
                       " cannot be read or is too large. Is the stick in?");
    }
    return std::move(*bytes);
}

base::Outcome<void> may_write_stick_file(const fs::path& path) {
    std::error_code ignored;
    if (!path.has_filename() || !fs::is_directory(fs::absolute(path).parent_path(), ignored)) {
        return refused(path, " ligger ikke i en mappe, der findes.",
                       " is not in a folder there is.");
    }
    if (!fs::exists(fs::symlink_status(path, ignored))) {
        return {};
    }
    const auto there = read_named_file(path, limits::kBundleBytes);
    if (!there || fs::is_symlink(path, ignored) || !sync::read_bundle_head(*there)) {
        return refused(path, " findes og er ikke en tidligere forsendelse. Vælg et andet navn.",
                       " is there and is no earlier bundle. Choose another name.");
    }
    return {};
}

base::Outcome<void> write_stick_file(const fs::path& path, std::string_view bytes) {
    if (auto allowed = may_write_stick_file(path); !allowed) {
        return allowed;
    }
    remove_unfinished(path); // of one who pulled the stick out while it was written
    write_file(path, bytes, kOwnerOnly);
    return {};
}

} // namespace b2go::platform
