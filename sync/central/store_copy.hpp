#pragma once

#include <string>
#include <string_view>

#include "base/crypto.hpp"
#include "sync/central/central_store.hpp"

/// Whole stores, copied from one engine to the other and compared.
namespace b2go::central {

enum class ScopeKeyRows { with, without };

/// Copies every row of `from`, as of one moment, into `to`, which holds none of them, and reads
/// both again to compare; both are outside a transaction before and after. Nothing is kept of it
/// if it throws, Fault{corrupt} where they differ.
void copy_rows(CentralStore& from, CentralStore& to, ScopeKeyRows keys);

/// Tells whether two stores hold the same rows: a hash over all of them as of one moment. The
/// caller holds the transaction (`begin_reading`).
[[nodiscard]] base::Hash digest_of(CentralStore& store, ScopeKeyRows keys);

/// "SELECT the columns FROM the table" of one stream in order of its key, its only parameter
/// written as `parameter`; and the INSERT with `count` parameters, each written by `name_of`. Made
/// from the constants of stored_tables.hpp alone, so that no statement per table, engine and
/// direction has to be kept in step with them.
[[nodiscard]] std::string select_all(const StoredTable& table, std::string_view parameter);
[[nodiscard]] std::string insert_into(const StoredTable& table, char parameter_mark);

} // namespace b2go::central
