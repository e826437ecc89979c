#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "app/workspace.hpp"
#include "registry/object.hpp"

/// Synthetic people who visibly do not exist; the same seed makes the same ones.
namespace b2go::bench {

class People {
public:
    explicit People(std::uint64_t seed) : engine_(seed) {}

    /// A citizen of ten fields: id type, CPR, birth date, name, preferred name, address, phones,
    /// digital, language, team (some are filled in when it is saved).
    registry::Object citizen(app::Workspace& workspace);
    /// A first name and a surname from those made up for this project.
    std::string name();
    std::string first_name();
    /// A whole address in one field.
    record::Group address();
    /// 0 … below − 1.
    std::size_t pick(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }

private:
    std::mt19937_64 engine_;
};

} // namespace b2go::bench
