#include "store/unfinished_texts.hpp"

#include "store/sql.hpp"

namespace b2go::store {

void UnfinishedTexts::keep(const Unfinished& unfinished) {
    connection_.run(sql::keep_unfinished, unfinished.screen, unfinished.id.view(),
                    unfinished.kept.ms, base::as_bytes(unfinished.content));
}

void UnfinishedTexts::drop(std::string_view screen, base::AnyId id) {
    connection_.run(sql::drop_unfinished, screen, id.view());
}

std::vector<Unfinished> UnfinishedTexts::all() {
    std::vector<Unfinished> found;
    auto rows = connection_.statement(sql::every_unfinished);
    while (rows.step()) {
        found.push_back({std::string(rows.text(0)),
                         base::AnyId::from_bytes(rows.bytes(1)).value_or(base::AnyId{}),
                         std::string(rows.bytes(3)), base::Instant{rows.integer(2)}});
    }
    return found;
}

} // namespace b2go::store
