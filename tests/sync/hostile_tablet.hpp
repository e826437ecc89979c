#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "tests/support/mangler.hpp"
#include "tests/sync/central_tablet.hpp"

namespace b2go::tests {

/// A tablet of this central in bad hands: it knows the protocol and holds its own keys, so that
/// what it sends is packed and signed rightly, however wrong it is.
class HostileTablet {
public:
    HostileTablet(TestCentral& central, std::uint64_t seed);

    /// Sends one request that is spoiled somewhere.
    central::Reply attack();
    /// What an honest tablet would send next: begins anew as another tablet where this one's
    /// history, number or rights have gone by what it did.
    void go_on();

    /// Ids, scopes and the like that it knows of others.
    Mangler mangler;

private:
    struct Message {
        std::string_view path;
        std::unique_ptr<google::protobuf::MessageLite> content;
    };
    template <typename Content> static Message to(std::string_view path, Content content) {
        return {path, std::make_unique<Content>(std::move(content))};
    }

    void enrol();
    void write_something();
    record::Change write_some_change();
    /// Of each kind that a tablet sends, rightly filled in.
    [[nodiscard]] Message some_message();
    [[nodiscard]] Message push(bool is_sealed);
    [[nodiscard]] Message push_of_stub();
    [[nodiscard]] Message question();
    [[nodiscard]] Message about_bytes();
    [[nodiscard]] std::string body_of(const Message& message) const;
    void spoil(google::protobuf::MessageLite& content);
    central::Reply attack_with_change();

    TestCentral& central_;
    std::uint64_t seed_;
    std::unique_ptr<Tablet> tablet_;
    std::string code_; ///< given to it and not used
    base::AnyId citizen_;
    base::AnyId attachment_;
    int enrolled_ = 0;
};

} // namespace b2go::tests
