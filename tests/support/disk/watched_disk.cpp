#include "tests/support/disk/watched_disk.hpp"

#include <utility>

namespace b2go::tests {

namespace {

Entry entry_of(const Call& call) {
    return {call.operation,          call.path,      call.to, call.offset,
            std::string(call.bytes), call.of_folder, false};
}

} // namespace

int WatchedDisk::refuse(const Call& call) {
    const int error = plan ? plan(call) : 0;
    if (error != 0 && call.operation == Operation::sync) {
        log.push_back(entry_of(call));
        log.back().failed = true;
    }
    return error;
}

void WatchedDisk::done(const Call& call) {
    const bool changes =
        call.operation != Operation::read && (call.operation != Operation::open || call.creates);
    if (changes) {
        log.push_back(entry_of(call));
    }
}

Failure::Failure(std::function<bool(const Call&)> is_kind, std::size_t index, Times times,
                 int error)
    : is_kind_(std::move(is_kind)), index_(index), times_(times), error_(error) {}

int Failure::operator()(const Call& call) {
    if (!is_kind_(call)) {
        return 0;
    }
    const std::size_t at = seen_++;
    const bool fails = times_ == Times::once ? at == index_ : at >= index_;
    return fails ? error_ : 0;
}

} // namespace b2go::tests
