#include "tests/support/disk/disk_state.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/support/temp_folder.hpp"

namespace b2go::tests {

namespace {

/// What a disk writes whole or not at all.
constexpr std::size_t kSectorBytes = 512;

std::string folder_of(const std::string& path) {
    return std::filesystem::path(path).parent_path().string();
}

} // namespace

Cut Cut::some(std::mt19937_64& chance) {
    constexpr Cut kCuts[] = {{1000, 0}, {500, 200}, {100, 500}};
    return kCuts[chance() % std::size(kCuts)];
}

DiskState DiskState::of(const std::filesystem::path& folder) {
    DiskState state;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            const std::string path = entry.path().lexically_relative(folder).string();
            state.apply({Operation::open, path, {}, 0, {}, false, false});
            state.apply({Operation::write, path, {}, 0, bytes_of_file(entry.path()), false, false});
            state.apply({Operation::sync, path, {}, 0, {}, false, false});
            state.apply({Operation::sync, folder_of(path), {}, 0, {}, true, false});
        }
    }
    return state;
}

void DiskState::change(std::string& content, const Entry& entry) {
    const auto offset = static_cast<std::size_t>(entry.offset);
    if (entry.operation == Operation::truncate) {
        content.resize(offset, '\0');
        return;
    }
    content.resize(std::max(content.size(), offset + entry.bytes.size()), '\0');
    content.replace(offset, entry.bytes.size(), entry.bytes);
}

void DiskState::name(Names& names, const Naming& naming) {
    for (const auto& [path, node] : naming.names) {
        if (node) {
            names[path] = *node;
        } else {
            names.erase(path);
        }
    }
}

void DiskState::rename(Naming naming) {
    name(seen_, naming);
    pending_.push_back(std::move(naming));
}

void DiskState::apply(const Entry& entry) {
    const auto at = seen_.find(entry.path);
    const bool is_file = at != seen_.end();
    switch (entry.operation) {
    case Operation::open:
        nodes_.emplace_back();
        rename({folder_of(entry.path), {{entry.path, nodes_.size() - 1}}});
        break;
    case Operation::write:
    case Operation::truncate:
        if (!is_file) {
            throw std::logic_error("written to without a name: " + entry.path);
        }
        change(nodes_[at->second].seen, entry);
        nodes_[at->second].pending.push_back(entry);
        break;
    case Operation::sync:
        if (entry.of_folder) {
            if (!entry.failed) {
                std::erase_if(pending_, [&](const Naming& naming) {
                    const bool is_of_it = naming.folder == entry.path;
                    if (is_of_it) {
                        name(safe_, naming);
                    }
                    return is_of_it;
                });
            }
        } else if (is_file) {
            Node& node = nodes_[at->second];
            if (!entry.failed) {
                for (const Entry& pending : node.pending) {
                    change(node.safe, pending);
                }
            }
            node.pending.clear();
        }
        break;
    case Operation::rename:
        if (is_file) {
            rename({folder_of(entry.to), {{entry.path, {}}, {entry.to, at->second}}});
        }
        break;
    case Operation::remove:
        if (is_file) {
            rename({folder_of(entry.path), {{entry.path, {}}}});
        }
        break;
    case Operation::make_folder: // folders are there when a file in them is
    case Operation::read:
        break;
    }
}

DiskState::Files DiskState::seen() const {
    Files files;
    for (const auto& [path, node] : seen_) {
        files[path] = nodes_[node].seen;
    }
    return files;
}

std::string DiskState::cut_content(const Node& node, std::mt19937_64& chance, const Cut& cut) {
    std::string content = node.safe;
    std::vector<Entry> arriving;
    for (const Entry& entry : node.pending) {
        if (chance() % 1000 < cut.lost) {
            continue;
        }
        if (entry.operation != Operation::write || chance() % 1000 >= cut.torn) {
            arriving.push_back(entry);
            continue;
        }
        for (std::size_t from = 0; from < entry.bytes.size(); from += kSectorBytes) {
            if (chance() % 2 == 0) {
                arriving.push_back(entry);
                arriving.back().offset += from;
                arriving.back().bytes = entry.bytes.substr(from, kSectorBytes);
            }
        }
    }
    std::shuffle(arriving.begin(), arriving.end(), chance);
    for (const Entry& entry : arriving) {
        change(content, entry);
    }
    return content;
}

DiskState::Files DiskState::after_cut(std::mt19937_64& chance, const Cut& cut) const {
    Names names = safe_;
    std::set<std::string> ended; // folders whose later changes are lost
    for (const Naming& naming : pending_) {
        if (!ended.contains(naming.folder)) {
            if (chance() % 1000 < cut.lost) {
                ended.insert(naming.folder);
            } else {
                name(names, naming);
            }
        }
    }
    Files files;
    for (const auto& [path, node] : names) {
        files[path] = cut_content(nodes_[node], chance, cut);
    }
    return files;
}

void DiskState::write(const Files& files, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::filesystem::remove_all(entry.path());
    }
    for (const auto& [path, content] : files) {
        std::filesystem::create_directories((folder / path).parent_path());
        std::ofstream out(folder / path, std::ios::binary);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        if (!out.flush()) {
            throw std::runtime_error("an image of a disk could not be written");
        }
        std::filesystem::permissions(folder / path, std::filesystem::perms::owner_read |
                                                        std::filesystem::perms::owner_write);
    }
}

} // namespace b2go::tests
