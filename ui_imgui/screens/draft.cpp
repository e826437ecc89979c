#include "ui_imgui/screens/draft.hpp"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "registry/json.hpp"

namespace b2go::screens {

using Json = nlohmann::ordered_json;
using registry::FieldDecl;
using registry::Kind;

namespace {

constexpr int kVersion = 1;

bool is_own(const std::string& name) { return name.starts_with('_'); }

/// A number that is none stays a text, and is refused as one by name.
Json number_or_text(const std::string& text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole ? Json(number) : Json(text);
}

Json value_json(const FieldDecl& field, const std::string& text) {
    switch (field.kind) {
    case Kind::number:
        return number_or_text(text);
    case Kind::flag:
        return Json(text == "true");
    case Kind::cpr: {
        std::string digits = text;
        std::erase_if(digits, [](char c) { return c == '-' || c == ' '; });
        return Json(digits);
    }
    default:
        return Json(text);
    }
}

/// What was typed into the one line of a set field: `00 00 12 12, 00 00 21 21`.
Json parts_of(const std::string& text) {
    Json parts = Json::array();
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(',', from), text.size());
        if (const std::string part = base::normalised(text.substr(from, to - from));
            !part.empty()) {
            parts.push_back(part);
        }
        from = to + 1;
    }
    return parts;
}

/// `address.street` into the group `address`, anything else as it is.
void put_text(Json& json, const registry::Entity& entity, const std::string& name,
              const std::string& text, Emptied emptied) {
    const std::size_t dot = name.find('.');
    const std::string value = base::normalised(text);
    if (dot != std::string::npos) {
        Json& group = json[name.substr(0, dot)];
        if (!value.empty()) {
            group[name.substr(dot + 1)] = value;
        }
        return;
    }
    const FieldDecl* field = entity.find(name);
    if (field != nullptr && field->is_set) {
        if (!value.empty() || emptied == Emptied::clears) {
            json[name] = parts_of(value);
        }
    } else if (!value.empty()) {
        json[name] = field != nullptr ? value_json(*field, value) : Json(value);
    } else if (emptied == Emptied::clears) {
        json[name] = nullptr;
    }
}

std::map<std::string, std::set<std::string>> sets_from(const Json& json) {
    std::map<std::string, std::set<std::string>> sets;
    for (const auto& [name, elements] : json.items()) {
        for (const Json& element : elements) {
            sets[name].insert(element.get<std::string>());
        }
    }
    return sets;
}

} // namespace

DraftKey visit_key(base::AnyId outing, base::AnyId citizen) {
    return {std::string(form_name::kVisit) + ' ' + outing.text(), citizen};
}

bool Draft::is_empty() const {
    // In an edit, what was emptied was written too.
    const bool is_edit = !seen.empty();
    const auto written = [&](const auto& item) {
        return !is_own(item.first) && (is_edit || !item.second.empty());
    };
    return std::ranges::none_of(texts, written) && std::ranges::none_of(sets, written);
}

const std::string& Draft::text(const std::string& name) const {
    static const std::string none;
    const auto at = texts.find(name);
    return at == texts.end() ? none : at->second;
}

bool Draft::has(const std::string& name, const std::string& element) const {
    const auto at = sets.find(name);
    return at != sets.end() && at->second.contains(element);
}

std::string encode(const Draft& draft) {
    Json json{{"version", kVersion},
              {"record", draft.record.text()},
              {"seen", draft.seen},
              {"texts", draft.texts},
              {"sets", Json::object()}};
    for (const auto& [name, elements] : draft.sets) {
        json["sets"][name] = elements;
    }
    return json.dump();
}

std::optional<Draft> decode_draft(std::string_view bytes) {
    const Json json = Json::parse(bytes, nullptr, false);
    if (!json.is_object() || json.value("version", 0) != kVersion) {
        return std::nullopt;
    }
    try {
        Draft draft;
        draft.record =
            base::AnyId::parse(json.at("record").get<std::string>()).value_or(base::AnyId{});
        draft.seen = json.at("seen").get<std::string>();
        draft.texts = json.at("texts").get<std::map<std::string, std::string>>();
        draft.sets = sets_from(json.at("sets"));
        return draft;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

base::Outcome<registry::Fields> fields_of(const registry::Entity& entity, const Draft& draft,
                                          Emptied emptied) {
    Json json = Json::object();
    for (const auto& [name, text] : draft.texts) {
        if (!is_own(name)) {
            put_text(json, entity, name, text, emptied);
        }
    }
    for (const auto& [name, elements] : draft.sets) {
        if (!is_own(name) && (!elements.empty() || emptied == Emptied::clears)) {
            json[name] = elements;
        }
    }
    for (auto at = json.begin(); at != json.end();) {
        // A group of which no part was filled.
        const bool untouched = at->is_null() && emptied == Emptied::left_out;
        at = untouched ? json.erase(at) : std::next(at);
    }
    return registry::fields_from_json(entity, json);
}

} // namespace b2go::screens
