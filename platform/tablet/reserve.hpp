#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>

namespace b2go::platform {

/// Room kept on a tablet's disk for the day it is full. It is given back at the first write that
/// finds none: the next try finds it, so that what was begun can be finished, synced and locked
/// before somebody makes more. The file holds nothing but zeros.
class Reserve {
public:
    explicit Reserve(std::filesystem::path file) : file_(std::move(file)) {}

    /// A long day's writing with its journal beside it.
    static constexpr std::int64_t kBytes = 8 * 1024 * 1024;
    /// It takes no more than this part of what is free.
    static constexpr std::int64_t kPartOfFree = 4;

    /// Takes the room if there is enough beside it; if not, some later start does. Never throws:
    /// nothing that a person asked for hangs on it.
    void keep() const noexcept;
    /// After a write that failed. Gives the room back if it was a full disk; true if there was any,
    /// so that the next try is worth it.
    bool give_back_after(const std::exception& thrown) const noexcept;

private:
    std::filesystem::path file_;
};

} // namespace b2go::platform
