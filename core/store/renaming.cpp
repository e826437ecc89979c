#include "store/renaming.hpp"

#include <algorithm>

#include "record/value.hpp"

namespace b2go::store {

using record::Dot;
using record::Dots;

namespace {

/// A deletion's value names what it had seen.
template <typename Rename> void rename_in_deletion(std::string& value, const Rename& rename) {
    auto decoded = record::decode_value(value);
    if (auto* seen = decoded ? std::get_if<Dots>(&*decoded) : nullptr) {
        *seen = rename(*seen);
        value = record::encode(*decoded);
    }
}

} // namespace

Dots Renaming::renamed(const Dots& dots) const {
    Dots result;
    for (const Dot& dot : dots) {
        const auto at = now_.find(dot);
        record::insert(result, at == now_.end() ? dot : at->second);
    }
    return result;
}

void Renaming::rename_in(record::Change& change) const {
    for (record::Write& write : change.writes) {
        write.seen = renamed(write.seen);
        if (write.field == record::kLifeField) {
            rename_in_deletion(write.value, [&](const Dots& dots) { return renamed(dots); });
        }
    }
}

void Renaming::rename_in(record::RecordState& state, record::DeviceNumber device,
                         record::Seq common) const {
    const record::Seq held = state.applied_of(device);
    for (record::Register& item : state.registers) {
        for (record::Version& version : item.versions) {
            if (const auto at = now_.find(version.dot); at != now_.end()) {
                version.dot = at->second;
            }
            if (item.field == record::kLifeField) {
                rename_in_deletion(version.value, [&](const Dots& dots) { return renamed(dots); });
            }
        }
        std::ranges::sort(item.versions, {}, &record::Version::dot);
        item.awaited = renamed(item.awaited);
    }
    if (held <= common) {
        return;
    }
    // What it held of the former device beyond `common` it holds of the new one.
    for (const auto& [before, now] : now_) {
        if (before.device == device && before.seq <= held) {
            state.set_applied(now.device, std::max(state.applied_of(now.device), now.seq));
        }
    }
    if (common == 0) {
        std::erase_if(state.applied, [&](const auto& each) { return each.device == device; });
    } else {
        state.set_applied(device, common);
    }
}

} // namespace b2go::store
