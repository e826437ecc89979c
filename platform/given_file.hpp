#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/outcome.hpp"

/// Files that a person names: documents, bundles, pictures. Another file may have been meant, so
/// whatever is wrong with one is a refusal and never a fault of the program's own files.
namespace b2go::platform {

/// The whole of it. Refusal{invalid}, with `why_not` after the name, if it is no file, cannot be
/// read or is longer than `most_bytes`.
[[nodiscard]] base::Outcome<std::string> read_given_file(const std::filesystem::path& path,
                                                         std::size_t most_bytes,
                                                         const base::Label& why_not);

/// What may be written where.
struct TargetRules {
    /// The program's own folder: nothing is written into it, whichever way the name leads there.
    /// Empty if there is none.
    std::filesystem::path own_folder;
    /// Whether a regular file that is there already may be written over; null if none may.
    std::function<bool(const std::filesystem::path&)> is_replaceable;
    /// Of a file that may not, after its name.
    base::Label why_not_replaced{" findes i forvejen. Vælg et andet navn.",
                                 " is there already. Choose another name."};
};

/// Refusal{invalid} if nothing may be written there. Asked before anything is made that would have
/// to be thrown away, and once more by `write_given_file`.
[[nodiscard]] base::Outcome<void> may_write_given_file(const std::filesystem::path& path,
                                                       const TargetRules& rules);

/// Whole or not there at all, for its owner only. Refused as above. Throws Fault{disk_full} or
/// Fault{io}.
[[nodiscard]] base::Outcome<void> write_given_file(const std::filesystem::path& path,
                                                   std::string_view bytes,
                                                   const TargetRules& rules);

} // namespace b2go::platform
