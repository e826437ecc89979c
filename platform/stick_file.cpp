#include "platform/stick_file.hpp"

#include "base/limits.hpp"
#include "platform/files.hpp"
#include "sync/protocol/bundle.hpp"

namespace b2go::platform {

base::Outcome<std::string> read_stick_file(const std::filesystem::path& path) {
    return read_given_file(path, limits::kBundleBytes,
                           {" kan ikke læses eller er for stor. Sidder nøglen i?",
                            " cannot be read or is too large. Is the stick in?"});
}

TargetRules stick_file_rules(const std::filesystem::path& own_folder) {
    return {own_folder,
            [](const std::filesystem::path& path) {
                const auto there = read_named_file(path, limits::kBundleBytes);
                return there && sync::read_bundle_head(*there).has_value();
            },
            {" findes og er ikke en tidligere forsendelse. Vælg et andet navn.",
             " is there and is no earlier bundle. Choose another name."}};
}

} // namespace b2go::platform
