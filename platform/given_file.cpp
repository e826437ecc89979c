#include "platform/given_file.hpp"

#include <climits>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "platform/files.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

namespace {

tl::unexpected<base::Rejection> refused(const fs::path& path, const base::Label& why) {
    const base::Label message{path.string() + why.da + " Intet er ændret.",
                              path.string() + why.en + " Nothing was changed."};
    return base::refuse(base::Refusal::invalid, message, {{"FILE", message}});
}

/// Compared by what the folders are and not by their names: a link, a "..", or the same disk
/// mounted twice leads into it too.
bool is_within(fs::path folder, const fs::path& own) {
    std::error_code ignored;
    for (folder = fs::canonical(folder, ignored); !folder.empty(); folder = folder.parent_path()) {
        if (fs::equivalent(folder, own, ignored)) {
            return true;
        }
        if (folder == folder.root_path()) {
            break;
        }
    }
    return false;
}

/// Nothing if a file can be made under that name, or there is one.
std::optional<base::Label> trouble_with(const fs::path& path, const fs::path& folder) {
    std::error_code error;
    const auto found = fs::symlink_status(path, error).type();
    const std::size_t name_bytes = unfinished_of(path).filename().string().size();
    if (error == std::errc::filename_too_long || name_bytes > NAME_MAX) {
        return base::Label{" har et navn, der er for langt. Vælg et kortere.",
                           " has a name that is too long. Choose a shorter one."};
    }
    if (!path.has_filename() || !fs::is_directory(folder, error)) {
        return base::Label{" ligger ikke i en mappe, der findes.", " is not in a folder there is."};
    }
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
        return base::Label{" ligger i en mappe, som programmet ikke må skrive i. Vælg en anden.",
                           " is in a folder the program may not write to. Choose another."};
    }
    if (found == fs::file_type::directory) {
        return base::Label{" er en mappe. Skriv også navnet på en fil i den.",
                           " is a folder. Give the name of a file in it too."};
    }
    return std::nullopt;
}

} // namespace

base::Outcome<std::string> read_given_file(const fs::path& path, std::size_t most_bytes,
                                           const base::Label& why_not) {
    auto bytes = read_named_file(path, most_bytes);
    if (!bytes) {
        return refused(path, why_not);
    }
    return std::move(*bytes);
}

base::Outcome<void> may_write_given_file(const fs::path& path, const TargetRules& rules) {
    std::error_code ignored;
    const fs::path folder = fs::absolute(path, ignored).parent_path();
    if (const auto trouble = trouble_with(path, folder)) {
        return refused(path, *trouble);
    }
    if (!rules.own_folder.empty() && is_within(folder, rules.own_folder)) {
        return refused(path, {" ligger i programmets egen mappe, hvor alt det gemte er. Vælg et "
                              "andet sted.",
                              " is in the program's own folder, where all that is saved lies. "
                              "Choose another place."});
    }
    const auto found = fs::symlink_status(path, ignored);
    if (!fs::exists(found)) {
        return {};
    }
    if (!fs::is_regular_file(found) || !rules.is_replaceable || !rules.is_replaceable(path)) {
        return refused(path, rules.why_not_replaced);
    }
    return {};
}

base::Outcome<void> write_given_file(const fs::path& path, std::string_view bytes,
                                     const TargetRules& rules) {
    if (auto allowed = may_write_given_file(path, rules); !allowed) {
        return allowed;
    }
    remove_unfinished(path); // of one that was killed, or whose stick was pulled out
    write_file(path, bytes, kOwnerOnly);
    return {};
}

} // namespace b2go::platform
