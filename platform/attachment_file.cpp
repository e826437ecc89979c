#include "platform/attachment_file.hpp"

#include <system_error>
#include <utility>

#include "base/limits.hpp"
#include "platform/files.hpp"

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

base::Outcome<std::string> read_attachment(const fs::path& path) {
    auto bytes = read_named_file(path, static_cast<std::size_t>(limits::kAttachmentBytes));
    if (!bytes) {
        return refused(path, " kan ikke læses, eller er på mere end 25 MiB.",
                       " cannot be read, or has more than 25 MiB.");
    }
    return std::move(*bytes);
}

base::Outcome<void> may_write_attachment(const fs::path& path) {
    std::error_code ignored;
    if (!path.has_filename() || !fs::is_directory(fs::absolute(path).parent_path(), ignored)) {
        return refused(path, " ligger ikke i en mappe, der findes.",
                       " is not in a folder there is.");
    }
    if (fs::exists(fs::symlink_status(path, ignored))) {
        return refused(path, " findes i forvejen. Vælg et andet navn.",
                       " is there already. Choose another name.");
    }
    return {};
}

void write_attachment(const fs::path& path, std::string_view content) {
    write_file(path, content, kOwnerOnly);
}

} // namespace b2go::platform
