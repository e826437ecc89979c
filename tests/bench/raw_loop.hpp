#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace b2go::bench {

/// The least a durable encrypted store can do with these bytes: SQLCipher by itself, one table of
/// blobs by number, 500 rows a transaction, write-ahead log, synchronous=FULL, the same page cache
/// as the product's stores. Makes the file at `path` anew; gives the milliseconds from the first
/// row to the last commit.
double raw_insert_ms(const std::filesystem::path& path, const std::vector<std::string>& rows);

} // namespace b2go::bench
