#include "platform/central/backup_target.hpp"

#include <filesystem>
#include <system_error>

#include "sync/central/backup.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

std::optional<base::Rejection> refused_backup(const CentralFolder& folder, const Json& command) {
    const auto at = command.is_object() ? command.find("file") : command.end();
    if (at == command.end() || !at->is_string() || command.value("cmd", Json()) != "backup") {
        return std::nullopt; // what is lacking is said by the command itself
    }
    const fs::path file = at->get<std::string>();
    std::error_code ignored;
    const auto real = [&ignored](const fs::path& path) {
        return fs::weakly_canonical(path, ignored);
    };
    const fs::path target = real(file);
    const fs::path inside = target.lexically_relative(real(folder.data));
    if ((inside.empty() || *inside.begin() == "..") && target != real(folder.key_file()) &&
        target != real(folder.recovery_key_file())) {
        return central::refused_target(file.string());
    }
    const base::Label message{
        file.string() + " er centralens egen mappe eller en af dens nøgler. Intet er ændret. "
                        "Læg sikkerhedskopien et andet sted, helst på en anden disk.",
        file.string() + " is the central's own folder or one of its keys. Nothing was changed. Put "
                        "the backup elsewhere, best on another disk."};
    return base::Rejection{base::Refusal::invalid, message, {{"FILE", message}}};
}

} // namespace b2go::platform
