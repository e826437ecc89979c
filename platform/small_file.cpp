#include "platform/small_file.hpp"

#include "platform/files.hpp"

namespace b2go::platform {

namespace {

/// A few lines; what is longer was not written by these programs.
constexpr std::size_t kMostBytes = 4096;

} // namespace

std::string read_small_file(const std::filesystem::path& path) {
    try {
        return read_file(path, kMostBytes).value_or(std::string());
    } catch (const base::Fault& fault) {
        if (fault.code() != base::FaultCode::corrupt) {
            throw; // what it holds is not known, and is not made up
        }
        return kDamaged;
    }
}

void write_small_file(const std::filesystem::path& path, std::string_view text) {
    remove_unfinished(path);
    write_file(path, text, kOwnerOnly);
}

} // namespace b2go::platform
