#include "app/written_by.hpp"

#include <tuple>

namespace b2go::app {

Hands hands_of(const Workspace& workspace, const record::RecordState& state) {
    const record::Version* first = nullptr;
    const record::Version* last = nullptr;
    const auto place = [](const record::Version& version) {
        return std::tuple(version.time.ms, version.dot);
    };
    for (const record::Register& item : state.registers) {
        for (const record::Version& version : item.versions) {
            first = first == nullptr || place(version) < place(*first) ? &version : first;
            last = last == nullptr || place(*last) < place(version) ? &version : last;
        }
    }
    if (first == nullptr) {
        return {};
    }
    return {{workspace.staff_name(first->author), first->time},
            {workspace.staff_name(last->author), last->time},
            first->dot == last->dot};
}

} // namespace b2go::app
