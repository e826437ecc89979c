#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "base/label.hpp"

namespace b2go::base {

/// Why something a person, a file or a peer asked for was not done. Nothing was changed.
enum class Refusal {
    invalid,      ///< the input breaks a rule; `fields` says where
    not_found,    ///< no such record, or not one this store holds
    not_allowed,  ///< the person's role or the device's scopes do not permit it
    stale,        ///< other versions have come since the form was opened
    malformed,    ///< not parseable (JSON, protocol message, command)
    wrong_secret, ///< wrong passphrase, or the store is locked
    offline,      ///< the peer could not be reached
    peer_refused, ///< the peer answered and said no (expired code, wrong CA, fork, behind)
    unsupported,  ///< understood, but not part of this version
};

struct FieldError {
    std::string field; ///< the field's identifier, or empty for the whole object
    Label message;     ///< what is wrong, for a person
};

struct Rejection {
    Refusal kind = Refusal::invalid;
    Label message; ///< what happened, what is safe, what to do
    std::vector<FieldError> fields;
};

template <typename T> using Outcome = tl::expected<T, Rejection>;

[[nodiscard]] inline tl::unexpected<Rejection> refuse(Refusal kind, Label message,
                                                      std::vector<FieldError> fields = {}) {
    return tl::unexpected(Rejection{kind, std::move(message), std::move(fields)});
}

/// What should not happen. Thrown; caught at the store thread, the sync thread and main only.
enum class FaultCode {
    io,           ///< reading or writing failed
    disk_full,    ///< no room left
    corrupt,      ///< stored bytes are not what was written
    wrong_key,    ///< the key does not open the file
    newer_schema, ///< written by a newer version of the program
    in_use,       ///< another program holds the store
    environment,  ///< a needed library or system service is missing or too old
};

class Fault : public std::runtime_error {
public:
    /// `context` is shown to people: it never holds personal data.
    Fault(FaultCode code, const std::string& context) : std::runtime_error(context), code_(code) {}
    [[nodiscard]] FaultCode code() const { return code_; }

private:
    FaultCode code_;
};

/// A broken invariant: continuing could damage what is stored, so the program stops.
[[noreturn]] void broken_invariant(const char* what);

inline void require(bool holds, const char* what) {
    if (!holds) {
        broken_invariant(what);
    }
}

} // namespace b2go::base
