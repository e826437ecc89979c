#pragma once

#include <string>
#include <string_view>

#include "sync/central/erasure.hpp"

namespace b2go::tests {

/// A list of erasures that lives as long as the test, whatever happens to the central.
class KeptList final : public central::ErasureList {
public:
    explicit KeptList(std::string& bytes) : bytes_(bytes) {}
    std::string read() override { return bytes_; }
    void write(std::string_view bytes) override { bytes_ = bytes; }

private:
    std::string& bytes_;
};

} // namespace b2go::tests
