#include "tests/support/disk/failing_memory.hpp"

#include <cstdlib>

#include <sqlite3.h>

namespace b2go::tests {

namespace {

FailingMemory* g_failing = nullptr;
sqlite3_mem_methods g_real;

void* allocate(int size) { return FailingMemory::refuses() ? nullptr : g_real.xMalloc(size); }

void* reallocate(void* memory, int size) {
    return FailingMemory::refuses() ? nullptr : g_real.xRealloc(memory, size);
}

/// SQLite takes another allocator only before it has begun.
[[maybe_unused]] const bool g_taken_over = [] {
    sqlite3_shutdown();
    const bool got = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &g_real) == SQLITE_OK;
    sqlite3_mem_methods watched = g_real;
    watched.xMalloc = allocate;
    watched.xRealloc = reallocate;
    if (!got || sqlite3_config(SQLITE_CONFIG_MALLOC, &watched) != SQLITE_OK) {
        std::abort(); // nothing would fail, and every test would pass
    }
    return true;
}();

} // namespace

FailingMemory::FailingMemory(std::size_t index, Times times) : index_(index), times_(times) {
    g_failing = this;
}

FailingMemory::~FailingMemory() { g_failing = nullptr; }

bool FailingMemory::refuses() {
    if (g_failing == nullptr) {
        return false;
    }
    const std::size_t at = g_failing->asked_++;
    return g_failing->times_ == Times::once ? at == g_failing->index_ : at >= g_failing->index_;
}

} // namespace b2go::tests
