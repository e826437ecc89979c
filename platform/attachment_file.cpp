#include "platform/attachment_file.hpp"

#include "base/limits.hpp"

namespace b2go::platform {

base::Outcome<std::string> read_attachment(const std::filesystem::path& path) {
    return read_given_file(path, static_cast<std::size_t>(limits::kAttachmentBytes),
                           {" kan ikke læses, eller er på mere end 25 MiB.",
                            " cannot be read, or has more than 25 MiB."});
}

TargetRules attachment_file_rules(const std::filesystem::path& own_folder) {
    TargetRules rules;
    rules.own_folder = own_folder;
    return rules;
}

} // namespace b2go::platform
