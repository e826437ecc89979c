#include "record/value.hpp"

#include <limits>
#include <utility>

#include "base/outcome.hpp"
#include "record/dot_codec.hpp"

namespace b2go::record {

namespace {

void put(pb::Value& target, Null) { target.clear_kind(); }
void put(pb::Value& target, bool flag) { target.set_flag(flag); }
void put(pb::Value& target, std::int64_t number) { target.set_number(number); }
void put(pb::Value& target, const std::string& text) { target.set_text(text); }
void put(pb::Value& target, const base::AnyId& id) { target.set_id(id.raw()); }
void put(pb::Value& target, base::Instant instant) { target.set_instant_ms(instant.ms); }
void put(pb::Value& target, base::Date date) { target.set_day(date.days); }
void put(pb::Value& target, const Dots& dots) {
    record::put(*target.mutable_dots()->mutable_dots(), dots);
}
void put(pb::Value& target, const Group& group) {
    pb::Group& to = *target.mutable_group();
    for (const auto& [number, part] : group) {
        if (std::holds_alternative<Null>(part)) {
            continue;
        }
        pb::Part& entry = *to.add_parts();
        entry.set_number(number);
        std::visit([&](const auto& value) { put(*entry.mutable_value(), value); }, part);
    }
}

std::optional<Scalar> read_scalar(const pb::Value& from) {
    switch (from.kind_case()) {
    case pb::Value::kFlag:
        return from.flag();
    case pb::Value::kNumber:
        return std::int64_t{from.number()};
    case pb::Value::kText:
        return from.text();
    case pb::Value::kId:
        if (const auto id = base::AnyId::from_bytes(from.id())) {
            return *id;
        }
        return std::nullopt;
    case pb::Value::kInstantMs:
        return base::Instant{from.instant_ms()};
    case pb::Value::kDay:
        return base::Date{from.day()};
    default:
        return std::nullopt;
    }
}

std::optional<Value> read(const pb::Value& from) {
    if (from.has_group()) {
        Group group;
        for (const pb::Part& part : from.group().parts()) {
            auto value = read_scalar(part.value());
            if (!value) {
                return std::nullopt;
            }
            group.emplace(part.number(), std::move(*value));
        }
        return group;
    }
    if (from.has_dots()) {
        Dots dots = record::read(from.dots().dots());
        return is_well_formed(dots) ? std::optional<Value>(std::move(dots)) : std::nullopt;
    }
    auto scalar = read_scalar(from);
    if (!scalar) {
        return std::nullopt;
    }
    return std::visit([](auto&& value) { return Value(std::forward<decltype(value)>(value)); },
                      std::move(*scalar));
}

} // namespace

std::string encode(const Value& value) {
    pb::Value message;
    std::visit([&](const auto& alternative) { put(message, alternative); }, value);
    std::string bytes;
    base::require(message.SerializeToString(&bytes), "a value that was built can be written");
    return bytes;
}

std::optional<Value> decode_value(std::string_view bytes) {
    if (bytes.empty()) {
        return Null{};
    }
    pb::Value message;
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) ||
        !message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        return std::nullopt;
    }
    auto value = read(message);
    if (!value || encode(*value) != bytes) {
        return std::nullopt;
    }
    return value;
}

} // namespace b2go::record
