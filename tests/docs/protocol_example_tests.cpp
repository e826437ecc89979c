#include <boost/test/unit_test.hpp>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/crypto.hpp"
#include "domain/registry.hpp"
#include "merge/apply.hpp"
#include "record/chain.hpp"
#include "record/state.hpp"
#include "record/value.hpp"
#include "sync/protocol/wire.hpp"

using namespace b2go;

namespace {

/// docs/PROTOCOL.md, line by line.
std::vector<std::string> page() {
    std::ifstream file(B2GO_FIXTURE_DIR "/../docs/PROTOCOL.md");
    BOOST_REQUIRE(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// The example's blocks: a name on a line of its own, then indented hex.
std::map<std::string, std::string> example() {
    std::map<std::string, std::string> blocks;
    std::string name;
    bool inside = false;
    for (const std::string& line : page()) {
        if (line.starts_with("```")) {
            inside = line == "```example";
        } else if (inside && line.starts_with("    ")) {
            blocks[name] += line.substr(4);
        } else if (inside) {
            name = line;
        }
    }
    return blocks;
}

std::string hex(std::string_view bytes) { return base::to_hex(base::as_bytes(bytes)); }

base::AnyId id(const char* text) { return base::AnyId::parse(text).value(); }

record::Change change() {
    record::Change made;
    made.device = 100'001;
    made.seq = 1;
    made.id = id("0190aaaa-0000-7000-8000-000000000001");
    made.type = 10;
    made.scope = record::Scope::team(id("0190bbbb-0000-7000-8000-000000000002"));
    made.schema = 1;
    made.time = base::Instant::parse("2026-05-12T08:30:00Z").value();
    made.author = id("0190cccc-0000-7000-8000-000000000003");
    made.writes = {
        {11, {}, record::encode(record::Value(std::string("Set i dag."))), {}, std::nullopt}};
    return made;
}

base::SigningKey key() {
    return base::SigningKey::from_seed(base::as_bytes(std::string(32, '\x42'))).value();
}

std::string scope_in_words(const registry::Entity& entity) {
    using Kind = registry::ScopeRule::Kind;
    switch (entity.scope().kind) {
    case Kind::reference:
        return "reference";
    case Kind::team:
        return "team";
    case Kind::citizen:
        return "citizen";
    case Kind::follow: {
        std::string words = "follows";
        for (const record::FieldNumber number : entity.scope().fields) {
            words += " " + std::to_string(number);
        }
        return words;
    }
    case Kind::staff:
        return "staff";
    case Kind::admin:
        return "admin";
    }
    return {};
}

std::string row_of(const registry::Entity& entity) {
    std::string row = "| " + std::to_string(entity.number()) + " | `" + entity.name() + "` | " +
                      scope_in_words(entity) + " | ";
    std::string separator;
    for (const registry::FieldDecl& field : entity.fields()) {
        row += separator + std::to_string(field.number) + " " + field.name;
        separator = ", ";
    }
    return row + " |";
}

} // namespace

BOOST_AUTO_TEST_SUITE(protocol_example)

BOOST_AUTO_TEST_CASE(the_example_is_what_the_program_writes) {
    base::init_crypto();
    auto blocks = example();
    const std::string bytes = record::encode(change());
    BOOST_TEST(blocks["change"] == hex(bytes));
    const base::Hash hash = record::change_hash(bytes);
    BOOST_TEST(blocks["hash"] == base::to_hex(hash));
    const record::Chain chain = record::extend({}, hash);
    BOOST_TEST(blocks["chain"] == base::to_hex(chain));

    record::RecordState state = merge::empty_record(change());
    merge::apply(state, change(), {100'001, 1, record::tag_of(chain)});
    BOOST_TEST(blocks["state"] == hex(record::encode(state)));
    BOOST_TEST(blocks["public key"] == base::to_hex(key().public_key()));

    sync::pb::Receipt receipt;
    receipt.set_device(100'001);
    receipt.set_epoch(1);
    receipt.set_last_seq(1);
    receipt.set_chain(std::string(base::as_chars(chain)));
    receipt.set_time_ms(change().time.ms + 2000);
    BOOST_TEST(blocks["receipt without signature"] == hex(receipt.SerializeAsString()));
    sync::sign_receipt(receipt, key());
    BOOST_TEST(blocks["receipt signature"] == hex(receipt.signature()));
}

BOOST_AUTO_TEST_CASE(the_examples_request_is_one_the_central_reads) {
    base::init_crypto();
    auto blocks = example();
    const auto bytes = base::from_hex(blocks["signed request"]);
    BOOST_REQUIRE(bytes.has_value());
    const auto request = sync::read_request(*bytes);
    BOOST_REQUIRE(request.has_value());
    BOOST_TEST(request->device() == 100'001U);
    BOOST_TEST(sync::is_signed_by(*request, sync::path::kPull, key().public_key()));
    sync::pb::PullRequest pull;
    BOOST_REQUIRE(sync::unpack(request->payload(), pull));
    BOOST_TEST(hex(pull.position().chain()) == blocks["chain"]);
}

BOOST_AUTO_TEST_CASE(the_table_of_types_is_what_is_declared) {
    std::string text;
    for (const std::string& line : page()) {
        text += line + "\n";
    }
    for (const registry::Entity* entity : domain::registry().entities()) {
        const std::string row = row_of(*entity);
        BOOST_TEST((text.find(row) != std::string::npos), "docs/PROTOCOL.md needs: " << row);
    }
}

BOOST_AUTO_TEST_SUITE_END()
