#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/disk/watched_disk.hpp"

namespace b2go::tests {

/// How much of what was not flushed a power cut takes, of a thousand writes.
struct Cut {
    unsigned lost = 500;
    unsigned torn = 100; ///< of those that are not lost: only some of their sectors arrive

    /// Mild, usual or merciless.
    [[nodiscard]] static Cut some(std::mt19937_64& chance);
};

/// What a disk holds after the calls it was told: what running programs see, and what is safe.
///
/// Bytes are safe once their file was flushed after they were written; a name (of a new, renamed
/// or removed file) once its folder was. What is not safe may be lost, arrive in part, in any order
/// among the bytes, in its own order among the names of one folder. After a flush that failed the
/// bytes it was for are seen and never arrive, whatever is flushed later: that is what kernels do.
class DiskState {
public:
    using Files = std::map<std::string, std::string>; ///< contents by relative path

    /// All that lies below `folder`, safe.
    [[nodiscard]] static DiskState of(const std::filesystem::path& folder);

    void apply(const Entry& entry);
    /// What is there when only the programs die.
    [[nodiscard]] Files seen() const;
    /// One of the states the disk may be in when the power fails now. Everything there then counts
    /// as safe.
    [[nodiscard]] Files after_cut(std::mt19937_64& chance, const Cut& cut) const;

    /// Makes exactly these files below `folder`, which is emptied first; their owner's only, as the
    /// programs make theirs.
    static void write(const Files& files, const std::filesystem::path& folder);

private:
    using Names = std::map<std::string, std::size_t>;
    struct Node {
        std::string seen;
        std::string safe;
        std::vector<Entry> pending;
    };
    struct Naming {
        std::string folder;
        std::vector<std::pair<std::string, std::optional<std::size_t>>> names;
    };

    static void change(std::string& content, const Entry& entry);
    static void name(Names& names, const Naming& naming);
    void rename(Naming naming);
    [[nodiscard]] static std::string cut_content(const Node& node, std::mt19937_64& chance,
                                                 const Cut& cut);

    std::vector<Node> nodes_;
    Names seen_;
    Names safe_;
    std::vector<Naming> pending_;
};

} // namespace b2go::tests
