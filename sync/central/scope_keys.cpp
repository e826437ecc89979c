#include "sync/central/scope_keys.hpp"

#include <functional>
#include <utility>

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "record/scope.hpp"
#include "sync/central/store_busy.hpp"

namespace b2go::central {

using base::as_bytes;

namespace {

void append_number(std::string& bytes, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xffU));
    }
}

std::string place_of_name(char what, ChangeName name) {
    std::string place(1, what);
    append_number(place, name.device);
    append_number(place, name.seq);
    return place;
}

} // namespace

bool has_own_key(std::string_view scope) {
    return !scope.empty() && scope.front() == static_cast<char>(record::Scope::Kind::citizen);
}

std::string place_of_state(base::AnyId id, StreamSeq seq) {
    std::string place(1, 's');
    place += base::as_chars(id.view());
    append_number(place, seq);
    return place;
}

std::string place_of_change(ChangeName name) { return place_of_name('c', name); }
std::string place_of_quarantine(ChangeName name) { return place_of_name('q', name); }

ScopeKeys::ScopeKeys(CentralStore& store, const base::SecretKey& master, base::Random& random)
    : store_(store), master_(master), random_(random), nonces_(random),
      keys_(limits::kOpenScopeKeys), scopes_(limits::kOpenScopeKeys) {}

std::string ScopeKeys::seal(std::string_view scope, std::string_view plain,
                            std::string_view place) {
    if (!has_own_key(scope)) {
        return std::string(plain);
    }
    return base::seal(key_made_for(scope), as_bytes(plain), as_bytes(place), nonces_);
}

std::string ScopeKeys::open(std::string_view scope, std::string sealed, std::string_view place) {
    if (!has_own_key(scope)) {
        return sealed;
    }
    auto plain = base::open_sealed(key_of(scope), as_bytes(sealed), as_bytes(place));
    if (!plain) {
        throw base::Fault(base::FaultCode::corrupt,
                          "sealed bytes in the central's store are not what was sealed");
    }
    return std::move(*plain);
}

void ScopeKeys::destroy(std::string_view scope) {
    store_.remove_scope_key(scope);
    drop(scope);
}

void ScopeKeys::drop(std::string_view scope) {
    const std::size_t slot = slot_of(scope);
    if (scopes_[slot] == scope) {
        keys_.put_random(slot, random_);
        scopes_[slot].clear();
    }
}

void ScopeKeys::forget() {
    scopes_.assign(scopes_.size(), {});
    has_new_ = false;
}

std::size_t ScopeKeys::slot_of(std::string_view scope) const {
    return std::hash<std::string_view>()(scope) % scopes_.size();
}

base::ByteView ScopeKeys::key_of(std::string_view scope) {
    const std::size_t slot = slot_of(scope);
    if (scopes_[slot] != scope && !unwrap(scope, slot)) {
        // Another node may have erased it since what is to be opened was read.
        if (store_.find_erasure(scope)) {
            throw StoreBusy(StoreBusy::Why::contended, "a scope was erased while it was read");
        }
        throw base::Fault(base::FaultCode::corrupt, "the key of a scope with records is missing");
    }
    return keys_.at(slot);
}

base::ByteView ScopeKeys::key_made_for(std::string_view scope) {
    const std::size_t slot = slot_of(scope);
    if (scopes_[slot] != scope && !unwrap(scope, slot)) {
        scopes_[slot].clear();
        keys_.put_random(slot, random_);
        store_.put_scope_key(scope,
                             base::seal(master_.view(), keys_.at(slot), as_bytes(scope), nonces_));
        scopes_[slot] = scope;
        has_new_ = true;
    }
    return keys_.at(slot);
}

bool ScopeKeys::unwrap(std::string_view scope, std::size_t slot) {
    const std::string wrapped = store_.find_scope_key(scope);
    if (wrapped.empty()) {
        return false;
    }
    auto key = base::open_sealed(master_.view(), as_bytes(wrapped), as_bytes(scope));
    if (!key || key->size() != base::SecretKey::kSize) {
        throw base::Fault(base::FaultCode::corrupt, "the key of a scope cannot be opened");
    }
    scopes_[slot].clear();
    keys_.put(slot, as_bytes(*key));
    base::wipe(*key);
    scopes_[slot] = scope;
    return true;
}

} // namespace b2go::central
