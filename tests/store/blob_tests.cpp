#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "domain/attachment.hpp"
#include "sqlite/connection.hpp"
#include "store/sql.hpp"
#include "tests/store/store_fixture.hpp"
#include "tests/support/decrypted_file.hpp"

/// Bytes of attachments in a tablet's store.
namespace {

using namespace b2go;
using namespace b2go::tests;
using domain::attachment;
using record::Scope;

constexpr const char* kPlanted = "Fotograferet brev om Xylofonia";

std::string content_of(std::size_t size) {
    std::string content;
    while (content.size() < size) {
        content += kPlanted + std::to_string(content.size());
    }
    content.resize(size);
    return content;
}

store::BlobName name_in(const Scope& scope, const std::string& content) {
    base::Sha256 hash;
    hash.add(base::as_bytes(content));
    return {scope.encode(), std::string(base::as_chars(hash.finish())),
            static_cast<std::int64_t>(content.size())};
}

constexpr std::size_t kPiece = static_cast<std::size_t>(limits::kPieceBytes);

struct Kept : Tablet {
    Scope scope = Scope::citizen(numbered_id(1));
    std::string content = content_of(2 * kPiece + 77);
    store::BlobName name = name_in(scope, content);

    void keep(const store::BlobName& of) {
        for (std::int64_t start = 0; start < of.size; start += limits::kPieceBytes) {
            store->add_piece(of, start, content.substr(static_cast<std::size_t>(start), kPiece));
        }
        store->judge_blob(of, true);
    }
    base::AnyId put_record(unsigned number, const Scope& in) {
        registry::Object object = attachment().make(numbered_id(number));
        object.set(attachment().sha256, base::to_hex(base::as_bytes(name.sha256)))
            .set(attachment().size, name.size);
        return put(object, in);
    }
    [[nodiscard]] bool is_here(const store::BlobName& of) const {
        const auto blob = store->find_blob(of);
        return blob && blob->is_whole;
    }
    /// As a sync ends.
    void tidy() {
        while (store->purge_some()) {
        }
        store->finish_purge();
    }
    void take_gone(base::AnyId id) {
        store::ServerSlice slice;
        slice.records.push_back({id, store::ServerRecord::Content::gone, {}, {}});
        slice.cursor = "further";
        store->apply_slices("", {&slice, 1}, 1);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(bytes_of_an_attachment, Kept)

BOOST_AUTO_TEST_CASE(are_taken_only_where_what_is_here_ends) {
    BOOST_TEST(store->add_piece(name, limits::kPieceBytes, content.substr(kPiece, kPiece)) == 0);
    BOOST_TEST(store->add_piece(name, 0, content.substr(0, kPiece - 1)) == 0);
    BOOST_TEST(store->add_piece(name, 0, content.substr(0, kPiece)) == limits::kPieceBytes);
    BOOST_TEST(store->add_piece(name, 0, content.substr(0, kPiece)) == limits::kPieceBytes);
    reopen();
    BOOST_TEST(store->find_blob(name)->here == limits::kPieceBytes);
    BOOST_TEST((store->piece(name, 0) == content.substr(0, kPiece)));
    BOOST_TEST(store->piece(name, limits::kPieceBytes).empty());
    keep(name);
    BOOST_TEST(store->find_blob(name)->here == name.size);
    BOOST_TEST((store->piece(name, 2 * limits::kPieceBytes) == content.substr(2 * kPiece)));
}

BOOST_AUTO_TEST_CASE(that_do_not_make_the_hash_are_taken_out_again) {
    const store::BlobName other{name.scope, std::string(32, 'x'), name.size};
    for (std::int64_t start = 0; start < other.size; start += limits::kPieceBytes) {
        store->add_piece(other, start, content.substr(static_cast<std::size_t>(start), kPiece));
    }
    BOOST_TEST(!store->find_blob(other)->is_whole);
    store->judge_blob(other, false);
    BOOST_TEST(store->find_blob(other)->here == 0);
    BOOST_TEST(!store->find_blob(other)->is_whole);
}

BOOST_AUTO_TEST_CASE(wait_to_be_sent_until_the_central_has_said_that_it_has_them) {
    keep(name);
    BOOST_TEST(store->unconfirmed_blobs(0, 10).empty(), "nothing names them yet");
    const auto id = put_record(2, scope);
    const auto waiting = store->unconfirmed_blobs(0, 10);
    BOOST_TEST_REQUIRE(waiting.size() == 1U);
    BOOST_TEST((waiting.front().record == id));
    BOOST_TEST(store->blob_counts().unsent_bytes == name.size);
    store->confirm_blobs({&name, 1});
    BOOST_TEST(store->unconfirmed_blobs(0, 10).empty());
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(that_a_record_names_and_are_not_here_are_missing) {
    put_record(2, scope);
    BOOST_TEST(store->blob_counts().missing == 1U);
    const auto missing = store->missing_blobs(std::numeric_limits<std::int64_t>::max(), 10);
    BOOST_TEST_REQUIRE(missing.size() == 1U);
    BOOST_TEST((missing.front().blob.name == name));
    keep(name);
    BOOST_TEST(store->blob_counts().missing == 0U);
}

BOOST_AUTO_TEST_CASE(that_no_record_names_are_kept_for_a_while) {
    keep(name);
    store->collect_blobs();
    clock.advance_ms(limits::kUnnamedBytesMs - 1);
    store->collect_blobs();
    tidy();
    BOOST_TEST(is_here(name), "it may have been cut before its record was saved");
    clock.advance_ms(1);
    store->collect_blobs();
    BOOST_TEST(!store->find_blob(name).has_value());
    tidy();
    BOOST_TEST(store->blob_counts().bytes == 0);
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(stay_with_a_deleted_record_for_a_while_unless_the_central_has_them) {
    keep(name);
    const auto id = put_record(2, scope);
    erase(id);
    store->collect_blobs();
    BOOST_TEST(is_here(name), "the deletion may be undone");
    store->confirm_blobs({&name, 1});
    store->collect_blobs();
    BOOST_TEST(!store->find_blob(name).has_value());
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(go_with_the_last_record_that_names_them_and_are_in_no_page) {
    keep(name);
    const auto first = put_record(2, scope);
    const auto second = put_record(3, scope);
    BOOST_TEST_REQUIRE(decrypted_file(path, key).find(kPlanted) != std::string::npos);
    take_gone(first);
    BOOST_TEST(is_here(name));
    store::ServerSlice slice;
    slice.records.push_back({second, store::ServerRecord::Content::gone, {}, scope.encode()});
    slice.cursor = "furthest";
    store->apply_slices("further", {&slice, 1}, 1);
    BOOST_TEST(!store->find_blob(name).has_value());
    tidy();
    BOOST_TEST(decrypted_file(path, key).find(kPlanted) == std::string::npos);
    BOOST_TEST(store->purged_scopes().size() == 1U, "only now is it said");
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(that_were_dropped_before_a_crash_are_taken_out_afterwards) {
    keep(name);
    const auto id = put_record(2, scope);
    take_gone(id);
    reopen();
    BOOST_TEST(decrypted_file(path, key).find(kPlanted) == std::string::npos);
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(in_two_scopes_are_kept_twice_and_go_with_each) {
    const Scope other = Scope::citizen(numbered_id(50));
    const store::BlobName there = name_in(other, content);
    keep(name);
    keep(there);
    const auto id = put_record(2, scope);
    put_record(3, other);
    take_gone(id);
    tidy();
    BOOST_TEST(!store->find_blob(name).has_value());
    BOOST_TEST(is_here(there));
    BOOST_TEST((store->piece(there, 0) == content.substr(0, kPiece)));
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(that_changed_behind_the_store_s_back_are_found) {
    const std::pair<std::string, std::string> damages[] = {
        {"UPDATE blob_piece SET bytes = zeroblob(length(bytes)) WHERE start = 0", "hash"},
        {"DELETE FROM blob_piece WHERE start = 131072", "missing"},
        {"UPDATE blob SET here = here - 1", "counted"},
        {"INSERT INTO blob_piece VALUES(99, 0, x'00')", "pieces of nothing"},
        {"DELETE FROM blob_name", "noted wrongly"},
        {"UPDATE blob SET unnamed_ms = 5", "noted wrongly"},
    };
    keep(name);
    put_record(2, scope);
    const std::string whole = folder.file("whole.db");
    store.reset();
    std::filesystem::copy_file(path, whole);
    for (const auto& [sql, part] : damages) {
        BOOST_TEST_CONTEXT(sql) {
            store.reset();
            std::filesystem::copy_file(whole, path,
                                       std::filesystem::copy_options::overwrite_existing);
            {
                sqlite::OpenOptions options;
                options.path = path;
                options.migrations = store::sql::migrations;
                sqlite::Connection(options, key).execute(sql);
            }
            reopen();
            const auto wrong = store->verify();
            BOOST_TEST(std::ranges::any_of(wrong, [&](const std::string& text) {
                return text.find(part) != std::string::npos;
            }));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
