#include "domain/reference_data.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "domain/citizen.hpp"
#include "domain/location.hpp"
#include "domain/reference_file.hpp"
#include "domain/subject.hpp"
#include "domain/text.hpp"
#include "domain/types.hpp"
#include "domain/unit.hpp"

namespace b2go::domain {

using registry::Choice;
using registry::Field;
using registry::Object;

namespace {

void set_text(Object& object, Field<std::string> field, const toml::table& row,
              std::string_view key) {
    if (std::string text = text_in(row, key); !text.empty()) {
        object.set(field, text);
    }
}

void set_choice(Object& object, Field<Choice> field, const toml::table& row, std::string_view key) {
    if (std::string code = text_in(row, key); !code.empty()) {
        object.set(field, Choice{code});
    }
}

void set_date(Object& object, Field<base::Date> field, const toml::table& row,
              std::string_view key) {
    if (const auto date = date_in(row, key)) {
        object.set(field, *date);
    }
}

Object unit_of(const toml::table& row) {
    const UnitEntity& fields = unit();
    Object object = fields.make(reference_id(types::kUnit, text_in(row, "code")));
    set_text(object, fields.code, row, "code");
    set_text(object, fields.label_da, row, "da");
    set_text(object, fields.label_en, row, "en");
    set_choice(object, fields.kind, row, "kind");
    if (const std::string code = text_in(row, "administration"); !code.empty()) {
        object.set(fields.administration, UnitId(reference_id(types::kUnit, code)));
    }
    if (const auto places = number_in(row, "places")) {
        object.set(fields.places, *places);
    }
    set_date(object, fields.valid_from, row, "valid_from");
    set_date(object, fields.valid_to, row, "valid_to");
    if (const auto handles = row["handles_cases"].value<bool>()) {
        object.set(fields.handles_cases, *handles);
    }
    return object;
}

Object location_of(const toml::table& row) {
    const LocationEntity& fields = location();
    Object object = fields.make(reference_id(types::kLocation, text_in(row, "code")));
    set_text(object, fields.name, row, "name");
    set_choice(object, fields.type, row, "type");
    set_choice(object, fields.district, row, "district");
    if (const std::string street = text_in(row, "street"); !street.empty()) {
        object.set(fields.address, record::Group{{address_part::kStreet, street}});
    }
    const auto latitude = number_in(row, "latitude_microdegrees");
    const auto longitude = number_in(row, "longitude_microdegrees");
    if (latitude && longitude) {
        object.set(fields.position, record::Group{{position_part::kLatitude, *latitude},
                                                  {position_part::kLongitude, *longitude},
                                                  {position_part::kCertainty,
                                                   number_in(row, "certainty_m").value_or(0)}});
    }
    set_date(object, fields.valid_from, row, "valid_from");
    set_date(object, fields.valid_to, row, "valid_to");
    return object;
}

Object subject_of(const toml::table& row) {
    const SubjectEntity& fields = subject();
    Object object = fields.make(reference_id(types::kSubject, text_in(row, "code")));
    set_text(object, fields.code, row, "code");
    set_text(object, fields.label_da, row, "da");
    set_text(object, fields.label_en, row, "en");
    set_text(object, fields.kle, row, "kle");
    set_text(object, fields.authority, row, "authority");
    set_text(object, fields.law, row, "law");
    set_choice(object, fields.usual_handling, row, "usual_handling");
    for (const std::string& mode : texts_in(row, "allowed_modes")) {
        object.add(fields.allowed_modes, Choice{mode});
    }
    object.set(fields.acute, row["acute"].value_or(false));
    for (const std::string& document : texts_in(row, "documents")) {
        object.add(fields.documents, document);
    }
    set_text(object, fields.support_phone, row, "support_phone");
    set_text(object, fields.explanation, row, "explanation");
    return object;
}

void add_rows(std::vector<ReferenceRow>& rows, std::string_view text, std::string_view key,
              Object (*object_of_row)(const toml::table&)) {
    const toml::array file = rows_of(text, key);
    for (const toml::node& node : file) {
        const toml::table* row = node.as_table();
        base::require(row != nullptr, "a row of a reference file is a table");
        rows.push_back({object_of_row(*row), mark_in(*row, "mark"), text_in(*row, "source")});
    }
}

} // namespace

std::vector<ReferenceRow> reference_rows() {
    std::vector<ReferenceRow> rows;
    add_rows(rows, text::units, "unit", unit_of);
    add_rows(rows, text::locations, "location", location_of);
    add_rows(rows, text::subjects, "subject", subject_of);
    return rows;
}

std::vector<Object> reference_objects() {
    std::vector<Object> objects;
    for (ReferenceRow& row : reference_rows()) {
        objects.push_back(std::move(row.object));
    }
    return objects;
}

base::AnyId reference_id(record::TypeNumber type, std::string_view code) {
    constexpr std::byte kVersionMask{0x0f};
    constexpr std::byte kVersion8{0x80};
    constexpr std::byte kVariantMask{0x3f};
    constexpr std::byte kVariant{0x80};
    const std::string name = "b2go reference " + std::to_string(type) + " ";
    const base::Hash hash = base::blake2b({base::as_bytes(name), base::as_bytes(code)});
    base::AnyId id;
    std::copy_n(hash.begin(), id.value.size(), id.value.begin());
    id.value[6] = (id.value[6] & kVersionMask) | kVersion8;
    id.value[8] = (id.value[8] & kVariantMask) | kVariant;
    return id;
}

} // namespace b2go::domain
