#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.hpp"
#include "sync/central/central_store.hpp"
#include "sync/central/nonces.hpp"

namespace b2go::central {

/// Seals what belongs to a citizen under a key of that citizen's own, so that destroying one small
/// key erases everything about them wherever it was copied to. Other scopes' bytes stay as they
/// are: the whole store is encrypted anyway. The keys are random, wrapped by the master key.
///
/// On the store's thread. What seals writes a scope's first key within the open transaction.
class ScopeKeys {
public:
    ScopeKeys(CentralStore& store, const base::SecretKey& master, base::Random& random);

    /// `place` names what is sealed and where it stands (below), so that no sealed bytes can be
    /// put in another's place.
    [[nodiscard]] std::string seal(std::string_view scope, std::string_view plain,
                                   std::string_view place);
    /// Throws Fault{corrupt} if the key is missing or a byte is not what was sealed, and
    /// StoreBusy{contended} if the scope was erased meanwhile.
    [[nodiscard]] std::string open(std::string_view scope, std::string sealed,
                                   std::string_view place);
    /// Destroys the scope's key, here and in the store.
    void destroy(std::string_view scope);
    /// Another node has destroyed it in the store: here, too.
    void drop(std::string_view scope);
    /// After a rollback: keys made in it were never made.
    void forget();
    /// True if a key was made since the last `settle` or `forget`.
    [[nodiscard]] bool has_new() const { return has_new_; }
    /// After a commit: what was made stays.
    void settle() { has_new_ = false; }

private:
    [[nodiscard]] std::size_t slot_of(std::string_view scope) const;
    [[nodiscard]] base::ByteView key_of(std::string_view scope);
    [[nodiscard]] base::ByteView key_made_for(std::string_view scope);
    [[nodiscard]] bool unwrap(std::string_view scope, std::size_t slot);

    CentralStore& store_;
    const base::SecretKey& master_;
    base::Random& random_; ///< of keys
    Nonces nonces_;
    base::KeyBlock keys_;
    bool has_new_ = false;
    std::vector<std::string> scopes_; ///< whose key lies in each place; empty for none
};

/// True for scopes whose bytes are sealed.
[[nodiscard]] bool has_own_key(std::string_view scope);

[[nodiscard]] std::string place_of_state(base::AnyId id, StreamSeq seq);
[[nodiscard]] std::string place_of_change(ChangeName name);
[[nodiscard]] std::string place_of_quarantine(ChangeName name);

} // namespace b2go::central
