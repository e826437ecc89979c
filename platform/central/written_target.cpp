#include "platform/central/written_target.hpp"

#include <filesystem>
#include <string>
#include <system_error>

#include "platform/stick_file.hpp"
#include "sync/central/backup.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

namespace {

/// The text a command gives for an option; nothing if it lacks it, which the command itself says.
std::optional<std::string> given(const Json& command, std::string_view name,
                                 std::string_view option) {
    if (!command.is_object() || command.value("cmd", Json()) != name) {
        return std::nullopt;
    }
    const auto at = command.find(option);
    return at != command.end() && at->is_string() ? std::optional(at->get<std::string>())
                                                  : std::nullopt;
}

std::optional<base::Rejection> refused_backup(const CentralFolder& folder, const fs::path& file) {
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

} // namespace

std::optional<base::Rejection> refused_target(const CentralFolder& folder, const Json& command) {
    if (const auto file = given(command, "backup", "file")) {
        return refused_backup(folder, *file);
    }
    if (const auto out = given(command, "bundle", "out")) {
        const auto allowed = may_write_given_file(*out, stick_file_rules(folder.data));
        return allowed ? std::nullopt : std::optional(allowed.error());
    }
    return std::nullopt;
}

} // namespace b2go::platform
