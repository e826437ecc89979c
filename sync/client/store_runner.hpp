#pragma once

#include <functional>

#include "store/store.hpp"

namespace b2go::sync {

/// The way to the store.
struct StoreRunner {
    using Job = std::function<void(store::Store&)>;
    /// Runs one job on the store's thread, at sync priority, and returns when it has run. What the
    /// job throws, this throws.
    std::function<void(const Job& job)> run;
    /// Asked within a job: whether a person's waits for its end. May be left out.
    std::function<bool()> person_waits;

    void operator()(const Job& job) const { run(job); }
};

} // namespace b2go::sync
