#include "sync/central/store_copy.hpp"

#include <vector>

#include "base/outcome.hpp"

namespace b2go::central {

namespace {

std::string listed(std::span<const StoredColumn> columns) {
    std::string list;
    for (const StoredColumn& column : columns) {
        list += (list.empty() ? "" : ", ") + std::string(column.name);
    }
    return list;
}

/// Length and kind before each value, so that no two rows look alike.
void append(std::string& bytes, const StoredValue& value) {
    bytes.push_back(static_cast<char>(value.index()));
    const auto put = [&bytes](std::uint64_t number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.push_back(static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xffU));
        }
    };
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        put(static_cast<std::uint64_t>(*number));
        return;
    }
    const auto* text = std::get_if<StoredText>(&value);
    const std::string& content = text != nullptr ? text->text : std::get<std::string>(value);
    put(content.size());
    bytes += content;
}

/// Ends a transaction however its block is left.
class RolledBack {
public:
    explicit RolledBack(CentralStore& store) : store_(store) {}
    ~RolledBack() { store_.rollback(); }
    RolledBack(const RolledBack&) = delete;
    RolledBack& operator=(const RolledBack&) = delete;

private:
    CentralStore& store_;
};

} // namespace

std::string select_all(const StoredTable& table, std::string_view parameter) {
    std::string text = "SELECT " + listed(table.columns) + " FROM " + std::string(table.name) +
                       " WHERE stream = " + std::string(parameter);
    if (table.key_columns > 0) {
        text += " ORDER BY " + listed(table.columns.first(table.key_columns));
    }
    return text;
}

std::string insert_into(const StoredTable& table, char parameter_mark) {
    std::string text = "INSERT INTO " + std::string(table.name) + " (stream, " +
                       listed(table.columns) + ") VALUES (";
    for (std::size_t i = 0; i <= table.columns.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::string(1, parameter_mark) + std::to_string(i + 1);
    }
    return text + ")";
}

void copy_rows(CentralStore& from, CentralStore& to, ScopeKeyRows keys) {
    from.begin_reading();
    const RolledBack read(from);
    to.begin();
    const RolledBack unless_committed(to);
    for (const StoredTable& table : tables::kAll) {
        if (keys == ScopeKeyRows::with || table.name != tables::kScopeKey.name) {
            from.each_row(table, [&](std::span<const StoredValue> row) { to.put_row(table, row); });
        }
    }
    if (digest_of(from, keys) != digest_of(to, keys)) {
        throw base::Fault(base::FaultCode::corrupt,
                          "the copy of a store does not hold what was copied");
    }
    to.commit();
}

base::Hash digest_of(CentralStore& store, ScopeKeyRows keys) {
    base::Hash digest{};
    std::string bytes;
    for (const StoredTable& table : tables::kAll) {
        if (keys == ScopeKeyRows::without && table.name == tables::kScopeKey.name) {
            continue;
        }
        store.each_row(table, [&](std::span<const StoredValue> row) {
            bytes.assign(table.name);
            for (const StoredValue& value : row) {
                append(bytes, value);
            }
            digest = base::blake2b({digest, base::as_bytes(bytes)});
        });
    }
    return digest;
}

} // namespace b2go::central
